package dev.parley.session;

import dev.parley.connection.ConnectionClosedException;
import dev.parley.connection.NotOnlineException;
import dev.parley.connection.internal.XmppLink;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleIq;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that came over the XMPP server. */
record SmackRequest(XmppLink link, JingleIq iq, Jingle jingle, Tally tally) implements Request {

  private static final Logger LOG = LoggerFactory.getLogger(SmackRequest.class);

  @Override
  public void acknowledge() {
    reply(IQ.createResultIQ(iq));
  }

  @Override
  public void refuse(StanzaError error) {
    reply(ErrorIQ.createErrorResponse(iq, error));
  }

  private void reply(IQ reply) {
    try {
      link.send(reply);
      tally.replySent(reply);
    } catch (NotOnlineException | ConnectionClosedException e) {
      // The asker's own time-out tells it; there is no way left to do so from here.
      LOG.debug("No reply to {} of {}: {}", jingle.action(), iq.getFrom(), e.getMessage());
    }
  }
}
