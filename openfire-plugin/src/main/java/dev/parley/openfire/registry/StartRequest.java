package dev.parley.openfire.registry;

import org.jspecify.annotations.Nullable;

/**
 * A request to serve a name.
 *
 * @param name a valid name
 * @param who the requester; its full JID becomes the instance's
 * @param instance the id which the SDK keeps across runs
 * @param key the secret key, needed by any account but the owner's
 * @param standby whether to wait if another instance is active
 * @param priority among standbys, 0 to 255
 * @param profile what to say about the name: at registration, or by the owner
 * @param fingerprint of the instance's certificate
 */
public record StartRequest(
    String name,
    Requester who,
    String instance,
    @Nullable String key,
    boolean standby,
    int priority,
    Profile profile,
    @Nullable Fingerprint fingerprint) {

  @Override
  public String toString() {
    return "StartRequest[" + name + ", " + who + ", " + instance + "]";
  }
}
