// What goes wrong, in words that say what to do about it.

/** Something to show to a person. */
export class Problem extends Error {}

const RESOLVING = {
  'item-not-found': name => `There is no name “${name}” here, or it is hidden from this account.`,
  'recipient-unavailable': name =>
    `Nobody serves “${name}” at the moment. Connect again when its program runs.`,
  'jid-malformed': name => `“${name}” is not a valid name.`,
  'policy-violation': () => 'Too many requests. Wait a little and connect again.',
  'remote-server-not-found': () =>
    'The server has no such name service: look under “Server”, or ask who runs it.',
  'service-unavailable': () =>
    'The server has no such name service: look under “Server”, or ask who runs it.'
};

const ENDINGS = {
  decline: 'The other side declined.',
  busy: 'The other side is busy.',
  gone: 'The other side has gone.',
  success: 'The other side has hung up.',
  cancel: 'The other side has hung up.',
  expired: 'The other side ends sessions after some time.',
  timeout: 'The other side did not answer in time.',
  'connectivity-error': 'The path to the other side is lost.',
  'failed-transport': 'No path to the other side was found: a relay (TURN) may be needed.',
  'security-error': 'The other side found the session not to be safe.'
};

/** Why a name was not resolved. */
export function whyNotResolved(name, error) {
  const condition = error && error.condition;
  const say = RESOLVING[condition];
  return new Problem(
    say
      ? say(name)
      : `The name service did not answer about “${name}” (${condition || 'no reason given'}).`
  );
}

const REFUSALS = {
  timeout: 'The other side did not answer in time. Connect again.',
  'service-unavailable': 'Nobody is there any more. Connect again.',
  'recipient-unavailable': 'Nobody is there any more. Connect again.',
  'item-not-found': 'Nobody is there any more. Connect again.',
  'not-authorized': 'The other side does not accept the ticket of the name service.'
};

/** Why a session-initiate came back with an error. */
export function whyRefused(error) {
  const condition = error && error.condition;
  return new Problem(
    REFUSALS[condition] || `The other side refused the session (${condition || 'no reason given'}).`
  );
}

/** Why a session ended or did not begin. */
export function whyEnded(reason) {
  const condition = reason && reason.condition;
  const known = ENDINGS[condition] || `The session has ended (${condition || 'no reason given'}).`;
  return reason && reason.text ? `${known} It says: ${reason.text}` : known;
}
