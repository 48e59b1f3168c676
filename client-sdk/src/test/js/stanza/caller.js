// Calls a Parley master with stanza.js and reports every step to the page's server, which is the
// test. Stock stanza.js: nothing of it is patched; only the name lookup, which no Jingle client
// knows, is taught to it as a stanza definition.
import { createClient } from 'stanza';
import { attribute, integerAttribute } from 'stanza/jxt';

const NAMES = 'urn:parley:names:1';

function report(event, detail = {}) {
  return fetch('/event', { method: 'POST', body: JSON.stringify({ event, ...detail }) });
}

/** Waits for an event of an emitter or fails after some seconds, naming what was waited for. */
function next(target, event, what, seconds = 20) {
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

async function signIn(config) {
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

async function resolve(client, name) {
  const answer = await client.sendIQ({ type: 'get', to: name, parleyResolve: {} });
  await report('resolved', { jid: answer.parleyAddress.jid });
  return answer.parleyAddress.jid;
}

async function run() {
  const config = await (await fetch('/config')).json();
  const client = await signIn(config);
  const master = await resolve(client, config.master);

  const session = client.jingle.createMediaSession(master);
  const channel = session.pc.createDataChannel('browser');
  channel.binaryType = 'arraybuffer';
  const terminated = new Promise(resolved =>
    client.jingle.on('terminated', (_, reason) => resolved(reason))
  );
  const opened = next(channel, 'open', 'the data channel opening');
  await session.start();
  await opened;
  await report('open', { state: session.state });

  const textEcho = next(channel, 'message', 'the echo of a text');
  channel.send(config.text);
  const text = (await textEcho).data;
  await report('text', { text });

  const sent = new Uint8Array(config.binaryLength);
  for (let i = 0; i < sent.length; i += 1) {
    sent[i] = (i * 31 + 7) & 0xff;
  }
  const binaryEcho = next(channel, 'message', 'the echo of a binary message');
  channel.send(sent);
  const received = new Uint8Array((await binaryEcho).data);
  const equal = received.length === sent.length && received.every((b, i) => b === sent[i]);
  await report('binary', { length: received.length, equal });

  if (config.masterEnds) {
    await report('waiting');
    const reason = await terminated;
    await report('terminated', { condition: reason && reason.condition });
  } else {
    session.end('success');
    await report('ended');
  }
  client.disconnect();
  await report('done');
}

run().catch(e => report('error', { text: String((e && e.stack) || JSON.stringify(e)) }));
