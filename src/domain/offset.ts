/** Places in a recording, as they are written and read. Needs nothing else, so that the logger loads nothing else. */

/** `12:34` or `1:02:03`: a place in a recording, from seconds. */
export function formatOffset(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${pad(minutes)}:${pad(rest)}`;
}

/** Reads `12:30`, `1:02:30` or seconds into seconds; `undefined` when it is none of these. */
export function parseOffset(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const match = /^(?:(\d+):)?([0-5]?\d):([0-5]\d)$/.exec(text) ?? /^()(\d+):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  return Number(match[1] || 0) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}
