/** A mail server on this machine that takes every mail, for shops whose sender delivers. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export async function mailServer() {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // Whoever has what they came for may hang up without a word.
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    const say = (line: string) => socket.write(`${line}\r\n`);
    let data: string | null = null;
    const ended = () => {
      const end = data?.indexOf('\r\n.\r\n') ?? -1;
      if (data === null || end < 0) return;
      mails.push(data.slice(0, end));
      data = null;
      say('250 Taken');
    };
    say('220 mail.example');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      if (data !== null) {
        data += chunk;
        return ended();
      }
      const command = chunk.slice(0, 4).toUpperCase();
      if (command === 'DATA') data = '\r\n';
      say({ DATA: '354 Go on', QUIT: '221 Bye', EHLO: '250 mail.example' }[command] ?? '250 Fine');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, mails, close };
}
