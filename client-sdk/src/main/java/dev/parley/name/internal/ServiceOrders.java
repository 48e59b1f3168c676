package dev.parley.name.internal;

import dev.parley.connection.internal.XmppLink;
import java.util.Optional;
import java.util.function.Function;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jxmpp.jid.Jid;

/**
 * What the name service tells an instance by itself: that it is promoted, or where it stands.
 * Answered in the order received, after the new state is in force, so that no caller finds the old
 * one.
 */
final class ServiceOrders {

  ServiceOrders(XmppLink link, Function<Jid, Optional<OwnName>> names) {
    link.smack()
        .registerIQRequestHandler(
            new Handler(PromotedIq.ELEMENT) {
              @Override
              boolean handle(IQ request) {
                return request instanceof PromotedIq promoted
                    && names
                        .apply(request.getFrom())
                        .filter(own -> own.promoted(Status.of(promoted.node())))
                        .isPresent();
              }
            });
    link.smack()
        .registerIQRequestHandler(
            new Handler(StatusIq.ELEMENT) {
              @Override
              boolean handle(IQ request) {
                Optional<OwnName> own = names.apply(request.getFrom());
                if (own.isEmpty() || !(request instanceof StatusIq status)) {
                  return false;
                }
                own.get().told(Status.of(status.node()));
                return true;
              }
            });
  }

  private abstract static class Handler extends AbstractIqRequestHandler {

    Handler(String element) {
      super(element, Wire.NAMESPACE, IQ.Type.set, Mode.sync);
    }

    /** Whether the order made sense; only the name's own JID is known, so nobody else is obeyed. */
    abstract boolean handle(IQ request);

    @Override
    public IQ handleIQRequest(IQ request) {
      return handle(request)
          ? IQ.createResultIQ(request)
          : IQ.createErrorResponse(request, StanzaError.Condition.item_not_found);
    }
  }
}
