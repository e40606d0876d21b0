/** The sound of a demo replay: a quiet plucked line in the pentatonic scale, made up by rule, without speech. */

/** Samples a second. */
export const RATE = 16_000;

/** Steps of the gong mode above its ground, in semitones, over two octaves. */
const GONG = [0, 2, 4, 7, 9, 12, 14, 16, 19, 21] as const;
/** The ground note, in hertz: D below middle C. */
const GROUND = 146.83;
/** Seconds from one beat to the next. */
const BEAT = 0.75;
/** Beats of a phrase; the second half is a rest. */
const PHRASE = 24;

/** A mono tune of `seconds` as 16-bit WAV, the same for the same seed. */
export function tune(seconds: number, seed: number): Buffer {
  const samples = new Float32Array(Math.round(seconds * RATE));
  let state = seed >>> 0 || 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let place = 4;
  for (let beat = 0; beat * BEAT < seconds - 4; beat++) {
    const inPhrase = beat % PHRASE;
    // The line wanders by a step or two, rests now and then, and comes home at the end of a phrase.
    place = inPhrase === 11 ? 0 : Math.min(GONG.length - 1, Math.max(0, place + Math.round(random() * 4 - 2)));
    const silent = inPhrase > 11 || (inPhrase % 4 !== 0 && random() < 0.35);
    if (!silent) pluck(samples, beat * BEAT, GROUND * 2 ** ((GONG[place] ?? 0) / 12), inPhrase % 4 === 0 ? 0.16 : 0.11);
  }
  return wav(samples);
}

/** A string of five partials that die away, the higher the sooner. */
function pluck(samples: Float32Array, at: number, hertz: number, loudness: number): void {
  const start = Math.round(at * RATE);
  for (let n = 0; n < 1.2 * RATE && start + n < samples.length; n++) {
    const time = n / RATE;
    let value = 0;
    for (let partial = 1; partial <= 5; partial++)
      value += (Math.sin(2 * Math.PI * hertz * partial * time) * Math.exp(-time * (2.2 + partial * 1.6))) / partial ** 1.6;
    samples[start + n] = (samples[start + n] ?? 0) + value * loudness * Math.min(1, time / 0.004, (1.2 - time) / 0.2);
  }
}

function wav(samples: Float32Array): Buffer {
  const data = Buffer.alloc(44 + samples.length * 2);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + samples.length * 2, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(RATE, 24);
  data.writeUInt32LE(RATE * 2, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(samples.length * 2, 40);
  for (const [index, value] of samples.entries()) data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + index * 2);
  return data;
}
