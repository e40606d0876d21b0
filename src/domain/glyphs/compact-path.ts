/** Makes path data small: integers on a grid of tenths, relative commands, rounding that does not add up along the path. */

/** How many coordinates each command takes, and which of them are points (pairs) relative to the pen. */
const ARITY: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** The path `data` (any SVG path) multiplied by `scale`, rounded to integers and written with relative commands; shape and fill stay. Throws on data that is no path. */
export function compactPath(data: string, scale = 10): string {
  const read = reader(data);
  let [x, y, startX, startY] = [0, 0, 0, 0];
  // Where the pen stands in the written, rounded path.
  let [penX, penY, homeX, homeY] = [0, 0, 0, 0];
  let out = '';
  let last = '';
  const emit = (command: string, numbers: readonly number[]) => {
    let text = command === last && command !== 'm' && command !== 'z' ? '' : command;
    for (const value of numbers) text += (value >= 0 && /\d$/.test(text || out) ? ' ' : '') + value;
    out += text;
    last = command;
  };
  const moveTo = (nextX: number, nextY: number) =>
    ([x, y, penX, penY] = [nextX, nextY, Math.round(nextX * scale), Math.round(nextY * scale)]);
  for (;;) {
    const step = read();
    if (step === undefined) return out;
    const { command, relative, numbers } = step;
    const [baseX, baseY] = relative ? [x, y] : [0, 0];
    const [fromX, fromY] = [penX, penY];
    if (command === 'z') {
      [x, y, penX, penY] = [startX, startY, homeX, homeY];
      emit('z', []);
    } else if (command === 'h' || command === 'v') {
      const to = numbers[0] ?? 0;
      moveTo(command === 'h' ? baseX + to : x, command === 'v' ? baseY + to : y);
      const by = command === 'h' ? penX - fromX : penY - fromY;
      if (by !== 0) emit(command, [by]);
    } else if (command === 'a') {
      const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0, toX = 0, toY = 0] = numbers;
      moveTo(baseX + toX, baseY + toY);
      if (penX !== fromX || penY !== fromY)
        emit('a', [Math.round(rx * scale), Math.round(ry * scale), turn, large, sweep, penX - fromX, penY - fromY]);
    } else {
      const points = numbers.map((value, index) => value + (index % 2 === 0 ? baseX : baseY));
      moveTo(points.at(-2) ?? x, points.at(-1) ?? y);
      const written = points.map((value, index) => Math.round(value * scale) - (index % 2 === 0 ? fromX : fromY));
      if (command === 'm') [startX, startY, homeX, homeY] = [x, y, penX, penY];
      if (command === 'l' && written[1] === 0 && written[0] !== 0) emit('h', [written[0] ?? 0]);
      else if (command === 'l' && written[0] === 0 && written[1] !== 0) emit('v', [written[1] ?? 0]);
      else if (command !== 'l' || written.some((value) => value !== 0)) emit(command, written);
    }
  }
}

interface Step {
  command: string;
  relative: boolean;
  numbers: number[];
}

/** Reads one drawing step at a time; repeated commands may leave their letter out, and flags of arcs may stand without a gap. */
function reader(data: string): () => Step | undefined {
  const number = /[\s,]*([-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?)/iy;
  const flag = /[\s,]*([01])/y;
  let at = 0;
  let letter = '';
  const take = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    const [all, value] = pattern.exec(data) ?? [];
    if (all === undefined || value === undefined) throw new Error(`not a path: ${data.slice(at, at + 20)}`);
    at += all.length;
    return Number(value);
  };
  return () => {
    while (/[\s,]/.test(data.charAt(at))) at++;
    if (at >= data.length) return undefined;
    if (/[a-z]/i.test(data.charAt(at))) letter = data.charAt(at++);
    else if (/^m$/i.test(letter)) letter = letter === 'm' ? 'l' : 'L';
    const command = letter.toLowerCase();
    const arity = ARITY[command];
    if (arity === undefined || (arity === 0 && /[-\d.]/.test(data.charAt(at)))) throw new Error(`not a path: ${data.slice(0, 40)}`);
    const numbers = Array.from({ length: arity }, (_, index) => take(command === 'a' && (index === 3 || index === 4) ? flag : number));
    return { command, relative: letter === command, numbers };
  };
}
