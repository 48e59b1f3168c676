// Calls a Parley master with stanza.js and reports every step to the page's server, which is the
// test.
import { fail, next, report, signIn } from './client';

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

run().catch(fail);
