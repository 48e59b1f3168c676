// The page: what a person types goes to the session, and what the session says is shown.
import { Problem } from './problem';
import { Lines } from './session';
import { signIn } from './xmpp';

const $ = id => document.getElementById(id);

let client;
let lines;

function show(state, text) {
  $('state').dataset.state = state;
  $('state').textContent = text;
  const talking = state === 'connected';
  for (const id of ['line', 'send', 'end']) {
    $(id).disabled = !talking;
  }
  $('go').disabled = talking || state === 'connecting';
  $('go').textContent = lines || state === 'failed' ? 'Connect again' : 'Connect';
  if (talking) {
    $('line').focus();
  }
}

function add(text, direction) {
  const entry = document.createElement('li');
  entry.className = direction;
  entry.textContent = text;
  $('log').append(entry);
  entry.scrollIntoView({ block: 'nearest' });
}

function failed(e) {
  if (!(e instanceof Problem)) {
    console.error(e);
  }
  show('failed', e instanceof Problem ? e.message : `Something unexpected happened: ${e}`);
}

function leave() {
  if (client) {
    client.disconnect();
    client = undefined;
  }
}

async function connect() {
  const account = $('account').value.trim();
  const name = $('name').value.trim();
  const domain = account.slice(account.indexOf('@') + 1);
  leave();
  $('log').replaceChildren();
  show('connecting', 'Signing in …');
  const signedIn = await signIn(
    {
      account,
      password: $('password').value,
      webSocket: $('websocket').value.trim() || `wss://${domain}:7443/ws/`
    },
    () => {
      if (client === signedIn && $('state').dataset.state === 'connected') {
        $('state').textContent =
          'Connected. The link to the server is lost: lines still go directly, but should the path' +
          ' between you change, the session ends; then connect again.';
      }
    }
  );
  client = signedIn;
  show('connecting', `Connecting to ${name} …`);
  lines = await Lines.connect(
    client,
    name,
    $('service').value.trim() || `names.${domain}`,
    line => add(line, 'in'),
    why => {
      leave();
      show('failed', `${why} Connect again if you like.`);
    }
  );
  show('connected', `Connected with ${name}.`);
}

$('connect').addEventListener('submit', event => {
  event.preventDefault();
  connect().catch(e => {
    leave();
    failed(e);
  });
});

$('talk').addEventListener('submit', event => {
  event.preventDefault();
  const line = $('line').value;
  try {
    lines.send(line);
    add(line, 'out');
    $('line').value = '';
  } catch (e) {
    add(e.message, 'problem');
  }
});

$('end').addEventListener('click', async () => {
  show('connecting', 'Waiting for the last answers …');
  try {
    await lines.end();
    leave();
    show('idle', 'You have hung up.');
  } catch (e) {
    failed(e);
  }
});

addEventListener('pagehide', () => {
  if (lines) {
    lines.drop('gone');
  }
  leave();
});

/** "parley server" says where its WebSocket is; elsewhere it is typed in. */
async function prefill() {
  const answer = await fetch('parley.json');
  if (answer.ok) {
    const { domain, webSocketPort } = await answer.json();
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    $('websocket').value = `${scheme}://${location.hostname}:${webSocketPort}/ws/`;
    $('service').value = `names.${domain}`;
    $('account').placeholder = `bob@${domain}`;
  }
}

prefill()
  .catch(() => {})
  .then(() => document.body.classList.add('ready'));
