package dev.parley.session;

import dev.parley.connection.RequestTimeoutException;
import dev.parley.connection.internal.Failures;
import dev.parley.connection.internal.IqErrorException;
import dev.parley.connection.internal.XmppLink;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleIq;
import java.time.Duration;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/** One session's way over the XMPP server. */
final class SmackWire implements Wire {

  private final XmppLink link;
  private final EntityFullJid peer;
  private final Tally tally;
  private final Farewells farewells;

  SmackWire(XmppLink link, EntityFullJid peer, Tally tally, Farewells farewells) {
    this.link = link;
    this.peer = peer;
    this.tally = tally;
    this.farewells = farewells;
  }

  @Override
  public void request(Jingle jingle, Duration timeout, Consumer<Reply> done) {
    JingleIq iq = JingleIq.set(peer, jingle);
    tally.requestSent(iq, jingle);
    link.request(iq, timeout)
        .whenComplete((result, failure) -> done.accept(reply(iq, result, failure)));
  }

  private Reply reply(JingleIq request, @Nullable IQ result, @Nullable Throwable failure) {
    if (result != null) {
      tally.replyReceived(result);
      return new Reply.Acknowledged();
    }
    Throwable cause = failure == null ? null : Failures.cause(failure);
    if (cause instanceof IqErrorException refused) {
      tally.replyReceived(ErrorIQ.createErrorResponse(request, refused.error()));
      return new Reply.Refused(refused.error());
    }
    boolean sent = cause instanceof RequestTimeoutException;
    if (!sent && request.payload() instanceof Jingle jingle && isFarewell(jingle)) {
      farewells.keep(peer, jingle);
    }
    return new Reply.Unanswered(
        sent, cause == null ? "no answer" : String.valueOf(cause.getMessage()));
  }

  private static boolean isFarewell(Jingle jingle) {
    return jingle.action() == JingleAction.SESSION_TERMINATE;
  }
}
