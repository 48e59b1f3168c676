// A session with whoever serves a name: plain Jingle with one data channel, on which lines go both
// ways, docs/lines-protocol.md.
import { MediaSession } from 'stanza/jingle';
import { Problem, whyEnded, whyRefused } from './problem';
import { resolve, within } from './xmpp';

const PROTOCOL = 'parley/1 lines';
const END = 1;
const PATIENCE = 30000;
const LAST_ANSWERS = 10000;

/** A Jingle session whose first stanza says which name is meant, with the ticket for it. */
class NamedSession extends MediaSession {
  constructor(client, name, address) {
    super({
      parent: client.jingle,
      peerID: address.jid,
      initiator: true,
      iceServers: client.jingle.iceServers,
      config: client.jingle.config.peerConnectionConfig
    });
    this.client = client;
    this.target = { name, epoch: address.epoch, ticket: address.ticket };
    this.refused = new Promise((_, reject) => {
      this.refuse = reject;
    });
    this.refused.catch(() => {});
  }

  send(action, data) {
    if (action !== 'session-initiate') {
      super.send(action, data);
      return;
    }
    const jingle = { ...data, sid: this.sid, action, parleyTarget: this.target };
    this.client
      .sendIQ({ type: 'set', to: this.peerID, jingle })
      .catch(e => this.refuse(e.error || e));
  }
}

/** One conversation by lines. */
export class Lines {
  /**
   * Connects.
   *
   * @param onLine called with each line that comes
   * @param onEnd called once, with words for a person, when the session has ended after it was open
   */
  static async connect(client, name, service, onLine, onEnd) {
    for (let again = true; ; again = false) {
      const lines = new Lines(client, name, await resolve(client, name, service));
      try {
        await lines.open(onLine, onEnd);
        return lines;
      } catch (e) {
        lines.drop('cancel');
        // Somebody else serves the name by now.
        if (e.condition === 'item-not-found' && again) {
          continue;
        }
        throw e instanceof Problem ? e : whyRefused(e);
      }
    }
  }

  constructor(client, name, address) {
    this.client = client;
    this.ended = false;
    this.session = new NamedSession(client, name, address);
    client.jingle.addSession(this.session);
    this.channel = this.session.pc.createDataChannel('parley', { protocol: PROTOCOL });
    this.channel.binaryType = 'arraybuffer';
    this.answered = new Promise(resolved => {
      this.onAnswered = resolved;
    });
  }

  async open(onLine, onEnd) {
    const { channel, session } = this;
    let isOpen = false;
    const opened = new Promise((resolved, reject) => {
      channel.addEventListener('open', () => {
        isOpen = true;
        resolved();
      });
      this.terminated = (which, reason) => {
        if (which !== session || this.ended) {
          return;
        }
        this.ended = true;
        if (isOpen) {
          onEnd(whyEnded(reason));
        } else {
          reject(new Problem(whyEnded(reason)));
        }
      };
      this.client.jingle.on('terminated', this.terminated);
    });
    channel.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') {
        onLine(data);
      } else if (new Uint8Array(data)[0] === END) {
        this.onAnswered();
      }
    });
    await session.start();
    await within(
      Promise.race([opened, session.refused]),
      PATIENCE,
      'The other side was found, but no path to it: a relay (TURN) may be needed.'
    );
  }

  /** Sends a line; throws if it is longer than the other side takes. */
  send(line) {
    const { sctp } = this.session.pc;
    const limit = sctp ? sctp.maxMessageSize : 65536;
    const bytes = new TextEncoder().encode(line).length;
    if (bytes > limit) {
      throw new Problem(`A line may have ${limit} bytes; this one has ${bytes}.`);
    }
    this.channel.send(line);
  }

  /** Says that no more lines come, waits for the last answers, and hangs up. */
  async end() {
    if (this.ended) {
      return;
    }
    this.channel.send(new Uint8Array([END]));
    await Promise.race([
      this.answered,
      new Promise(done => setTimeout(done, LAST_ANSWERS))
    ]);
    this.drop('success');
  }

  drop(reason) {
    this.client.jingle.removeListener('terminated', this.terminated);
    if (!this.ended) {
      this.ended = true;
      this.session.end(reason);
    }
  }
}
