package dev.parley;

import static java.util.Objects.requireNonNull;

import dev.parley.name.StartOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a master name is started.
 *
 * @param start what the name service is told
 * @param policy decides which callers of the name get a session
 */
public record MasterOptions(StartOptions start, ConnectionPolicy policy) {

  private static final MasterOptions DEFAULTS =
      new MasterOptions(StartOptions.defaults(), ConnectionPolicy.ticketHoldersAndContacts());

  public MasterOptions {
    requireNonNull(start, "start");
    requireNonNull(policy, "policy");
  }

  /** The stored key if there is one, open to all, no standby; ticket holders and contacts. */
  public static MasterOptions defaults() {
    return DEFAULTS;
  }

  /** The same, told otherwise to the name service. */
  public MasterOptions withStart(StartOptions newStart) {
    return new MasterOptions(newStart, policy);
  }

  /** The same with the secret key of the name, for an account that does not own it. */
  public MasterOptions withSecretKey(@Nullable String key) {
    return withStart(start.withKey(key));
  }

  /** The same with a text for people, at most 1,024 bytes as UTF-8. */
  public MasterOptions withDescription(@Nullable String text) {
    return withStart(start.withDescription(text));
  }

  /** The same, waiting in line while another instance is active; highest priority first. */
  public MasterOptions asStandby(int priority) {
    return withStart(start.asStandby(priority));
  }

  /** The same with another policy. */
  public MasterOptions withPolicy(ConnectionPolicy newPolicy) {
    return new MasterOptions(start, newPolicy);
  }
}
