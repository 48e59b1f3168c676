package dev.parley.openfire.registry;

/** Why a request is not granted. Each has one stanza error, and one remedy. */
public enum Refusal {
  /** The name is somebody else's and no key was given. */
  EXISTS,
  /** The key is wrong. */
  INCORRECT,
  /** The name has another identity than the instance. */
  OTHER_IDENTITY,
  /** Another instance serves the name and answers. */
  ACTIVE,
  /** A quota is used up: names of an account, standbys or subscribers of a name. */
  TOO_MANY,
  /** Too many requests in too short a time. */
  TOO_FAST,
  /** The account may not register names, or not this one. */
  FORBIDDEN,
  /** Not the owner, no key. */
  NOT_AUTHORIZED,
  /** The text is not a valid name. */
  BAD_NAME,
  /** The request is not as the protocol says. */
  BAD_REQUEST,
  /** No such name, or none that the requester may know of. */
  NOT_FOUND,
  /** The name has no live instance. */
  UNAVAILABLE,
  /** The service cannot do it now, through no fault of the requester. */
  FAILED
}
