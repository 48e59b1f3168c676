// What every page of the tests needs: a stanza.js that is signed in, and somebody to report to.
// Stock stanza.js: nothing of it is patched; only the name lookup, which no Jingle client knows, is
// taught to it as a stanza definition.
import { createClient } from 'stanza';
import { attribute, integerAttribute } from 'stanza/jxt';

const NAMES = 'urn:parley:names:1';

export function report(event, detail = {}) {
  return fetch('/event', { method: 'POST', body: JSON.stringify({ event, ...detail }) });
}

export function fail(e) {
  return report('error', { text: String((e && e.stack) || JSON.stringify(e)) });
}

/** Waits for an event of an emitter or fails after some seconds, naming what was waited for. */
export function next(target, event, what, seconds = 20) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${what} did not happen in ${seconds} s`)),
      seconds * 1000
    );
    const done = value => {
      clearTimeout(timer);
      resolve(value);
    };
    if (target.addEventListener) {
      target.addEventListener(event, done, { once: true });
    } else {
      target.once(event, done);
    }
  });
}

export async function signIn(config) {
  const client = createClient({
    jid: config.jid,
    password: config.password,
    resource: 'browser',
    transports: { websocket: config.webSocket, bosh: false }
  });
  client.stanzas.define({
    path: 'iq.parleyResolve',
    element: 'resolve',
    namespace: NAMES
  });
  client.stanzas.define({
    path: 'iq.parleyAddress',
    element: 'address',
    namespace: NAMES,
    fields: {
      jid: attribute('jid'),
      epoch: integerAttribute('epoch'),
      ticket: attribute('ticket')
    }
  });
  const started = next(client, 'session:started', 'the XMPP session');
  client.on('stream:error', e => report('stream-error', { text: String(e && e.condition) }));
  client.on('auth:failed', () => report('error', { text: 'authentication failed' }));
  if (config.log) {
    client.on('raw:*', (direction, data) => console.log(direction, data));
  }
  // Its default is a STUN server out in the world.
  client.jingle.resetICEServers();
  client.connect();
  await started;
  client.sendPresence();
  await report('signed-in', { jid: client.jid });
  return client;
}
