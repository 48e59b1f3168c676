// Signing in to an XMPP server, and asking it for names: docs/protocol.md.
import { createClient } from 'stanza';
import { attribute, integerAttribute } from 'stanza/jxt';
import { Problem, whyNotResolved } from './problem';

const NAMES = 'urn:parley:names:1';
const PATIENCE = 20000;

/** Rejects with that problem, if a promise does not settle in time. */
export function within(promise, milliseconds, problem) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Problem(problem)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function define(client) {
  const target = {
    name: attribute('name'),
    epoch: integerAttribute('epoch'),
    ticket: attribute('ticket')
  };
  client.stanzas.define([
    { path: 'iq.parleyResolve', element: 'resolve', namespace: NAMES },
    {
      path: 'iq.parleyAddress',
      element: 'address',
      namespace: NAMES,
      fields: {
        jid: attribute('jid'),
        epoch: integerAttribute('epoch'),
        ticket: attribute('ticket')
      }
    },
    { path: 'iq.jingle.parleyTarget', element: 'target', namespace: NAMES, fields: target }
  ]);
}

/**
 * Signs in.
 *
 * @param onLost called when the link to the server is lost, with whether it will be made again
 * @returns the client
 */
export async function signIn({ account, password, webSocket }, onLost) {
  const client = createClient({
    jid: account,
    password,
    transports: { websocket: webSocket, bosh: false }
  });
  define(client);
  client.jingle.resetICEServers();
  let started = false;
  const signedIn = new Promise((resolve, reject) => {
    client.on('auth:failed', () =>
      reject(new Problem('The server does not accept this account with this password.'))
    );
    client.on('session:started', () => {
      started = true;
      resolve();
    });
    client.on('disconnected', () => {
      reject(new Problem(`No XMPP server answers at ${webSocket}. Look under “Server”.`));
      if (started) {
        onLost();
      }
    });
  });
  client.connect();
  try {
    await within(signedIn, PATIENCE, `The server at ${webSocket} did not sign you in in time.`);
  } catch (e) {
    client.disconnect();
    throw e;
  }
  client.sendPresence();
  await client.discoverICEServers({ version: '2' });
  return client;
}

/** Finds out where a name is reached now. */
export async function resolve(client, name, service) {
  try {
    const answer = await within(
      client.sendIQ({ type: 'get', to: `${name}@${service}`, parleyResolve: {} }),
      PATIENCE,
      `The name service ${service} did not answer.`
    );
    return answer.parleyAddress;
  } catch (e) {
    throw e instanceof Problem ? e : whyNotResolved(name, e.error || e);
  }
}
