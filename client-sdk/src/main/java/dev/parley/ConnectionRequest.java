package dev.parley;

import java.util.Objects;
import java.util.Optional;
import org.jxmpp.jid.EntityFullJid;

/**
 * Somebody who wants a session, as far as it is known before one is made.
 *
 * @param caller the caller's address, which its XMPP server vouches for
 * @param name the master name that was called; absent if the caller used this client's address
 * @param ticket whether the caller proved, by a ticket of the name service, that it may resolve the
 *     name. A ticket that is wrong or too old is refused before anybody is asked
 * @param contact whether the caller is in the account's contact list, subscribed both ways
 * @param audio whether the caller offers to send or asks to receive audio
 * @param video likewise
 * @param data whether the caller offers data channels
 */
public record ConnectionRequest(
    EntityFullJid caller,
    Optional<String> name,
    boolean ticket,
    boolean contact,
    boolean audio,
    boolean video,
    boolean data) {
  public ConnectionRequest {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(name, "name");
  }
}
