/** One line that counts up. */

/** A progress line: rewritten in place on a terminal, printed at a quarter of the way each elsewhere. */
export function progressLine(label: string, stream: NodeJS.WriteStream = process.stderr) {
  let quarter = -1;
  return {
    update(done: number, total: number): void {
      const text = `${label}：${done} / ${total}`;
      if (stream.isTTY) return void stream.write(`\r\u001B[K${text}`);
      const now = total === 0 ? 4 : Math.floor((done / total) * 4);
      if (now > quarter) stream.write(`${text}\n`);
      quarter = now;
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001B[K');
    },
  };
}
