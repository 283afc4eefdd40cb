/** The X-Ray daemon of a Lambda instance, as far as functions know it: it takes UDP datagrams. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A subsegment as X-Ray's SDK sends it, or inside of another one. */
export interface Subsegment {
  name: string;
  trace_id: string;
  fault?: boolean;
  aws?: { operation?: string };
  subsegments?: Subsegment[];
}

export interface Daemon {
  /** `host:port`, for AWS_XRAY_DAEMON_ADDRESS. */
  address: string;
  received: Subsegment[];
  close(): void;
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html */
export async function startDaemon(): Promise<Daemon> {
  const socket = createSocket('udp4');
  const received: Subsegment[] = [];
  socket.on('message', (datagram) => {
    const [header, document] = datagram.toString().split('\n');
    if (header !== '{"format":"json","version":1}') throw new Error(`No X-Ray header: ${header}`);
    received.push(JSON.parse(document!) as Subsegment);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    received,
    close: () => socket.close(),
  };
}
