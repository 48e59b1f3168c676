package dev.parley.session;

import dev.parley.jingle.Jingle;
import java.time.Duration;
import java.util.function.Consumer;

/** How one session speaks to its peer: XMPP, or a fake in the tests of pure logic. */
interface Wire {

  /**
   * Sends a request.
   *
   * @param done called once, on any thread, at the latest when the time is over
   */
  void request(Jingle jingle, Duration timeout, Consumer<Reply> done);
}
