/** A Durable Object that holds hibernating sockets: who sits there, what may be said, and no stack on its way out. */
import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../worker/env.ts';
import { type App, type Ctx, makeCtx } from '../worker/kernel/context.ts';
import { makeLog } from '../worker/kernel/log.ts';
import { attention, callLog, drivers, jobs, listeners, mailLeaves, permissions, tasks } from '../worker/registry.ts';

const app: App = {
  now: () => Date.now(),
  fetch: (input, init) => fetch(input, init),
  callLog,
  drivers,
  jobs,
  tasks,
  listeners,
  attention,
  mailLeaves,
  permissionKeys: permissions,
};

const PROTOCOL_ERROR = 1008;
const FAILED = 1011;

export type Seat<S> = { socket: WebSocket; seat: S };

/**
 * `S` is what a socket's attachment holds: all that is known about its watcher, because memory is lost whenever the
 * object hibernates. It must stay under 16 KB. `Message` is all that may be sent.
 */
export abstract class Actor<S extends { expiresAt: number }, Message> extends DurableObject<Env> {
  /** What the worker's door vouches for, or null: nobody is seated. */
  protected abstract seatOf(request: Request): S | null;
  protected abstract tagsOf(seat: S): string[];
  protected abstract joined(socket: WebSocket, seat: S): Promise<void>;

  protected now(): number {
    return app.now();
  }

  /** What verbs are given, for work that nobody asked for. */
  protected house(name: string): Ctx {
    return makeCtx(app, this.env, {
      actor: { kind: 'system', name },
      defer: (work) => this.ctx.waitUntil(work),
    });
  }

  protected get log() {
    return makeLog({ object: this.constructor.name, id: this.ctx.id.toString() });
  }

  override async fetch(request: Request): Promise<Response> {
    try {
      if (request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 426 });
      const seat = this.seatOf(request);
      if (!seat || seat.expiresAt <= this.now()) return new Response(null, { status: 403 });
      const [outside, inside] = Object.values(new WebSocketPair());
      if (!outside || !inside) throw new Error('No socket.');
      this.ctx.acceptWebSocket(inside, this.tagsOf(seat));
      inside.serializeAttachment(seat);
      await this.joined(inside, seat);
      return new Response(null, { status: 101, webSocket: outside });
    } catch (error) {
      this.log.error('actor.threw', { error });
      return new Response(null, { status: 500 });
    }
  }

  /** Everybody who can still be told something. */
  protected seats(tag?: string): Seat<S>[] {
    return this.ctx.getWebSockets(tag).flatMap((socket) => {
      if (socket.readyState !== WebSocket.OPEN) return [];
      const seat = socket.deserializeAttachment() as S | null;
      return seat ? [{ socket, seat }] : [];
    });
  }

  protected occupied(): boolean {
    return this.ctx.getWebSockets().some((socket) => socket.readyState === WebSocket.OPEN);
  }

  /** A socket that broke meanwhile is closed; its watcher comes back by itself. */
  protected send(socket: WebSocket, message: Message): void {
    try {
      socket.send(JSON.stringify(message));
    } catch {
      this.close(socket, FAILED);
    }
  }

  protected close(socket: WebSocket, code: number, reason = ''): void {
    try {
      socket.close(code, reason);
    } catch {
      // It is closed already.
    }
  }

  /** Watchers listen. What they may ask is answered by the runtime, so that each message here is one too many. */
  override webSocketMessage(socket: WebSocket): void {
    this.close(socket, PROTOCOL_ERROR, 'This socket only listens.');
  }

  override webSocketClose(socket: WebSocket): void {
    this.close(socket, 1000);
  }

  override webSocketError(socket: WebSocket): void {
    this.close(socket, FAILED);
  }
}
