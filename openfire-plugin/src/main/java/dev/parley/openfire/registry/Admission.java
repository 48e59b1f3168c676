package dev.parley.openfire.registry;

/** The administrator's word on who may register what. May block; any thread. */
public interface Admission {

  /** Whether an account may register names at all. */
  boolean mayRegister(Requester who);

  /** Whether an account is given credentials for the administrator's TURN servers. */
  boolean mayRelay(Requester who);

  /** Whether a name is kept from everyone. */
  boolean isBanned(String name);
}
