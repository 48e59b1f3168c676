package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Counters;
import dev.parley.openfire.registry.NameRule;
import dev.parley.openfire.registry.Refusal;
import dev.parley.openfire.registry.RefusedException;
import dev.parley.openfire.registry.Requester;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError;

/** Answers every request with a result or a well-formed error, whatever is in it. */
final class IqHandler {
  private static final Logger Log = LoggerFactory.getLogger(IqHandler.class);

  private final Operations operations;
  private final Discovery discovery;
  private final ExternalServices externalServices;
  private final Counters counters;
  private final Outbound outbound;
  private final SteadyOutbound steady;

  IqHandler(
      Operations operations,
      Discovery discovery,
      ExternalServices externalServices,
      Counters counters,
      Outbound outbound,
      SteadyOutbound steady) {
    this.operations = operations;
    this.discovery = discovery;
    this.externalServices = externalServices;
    this.counters = counters;
    this.outbound = outbound;
    this.steady = steady;
  }

  /** Answers a request of type get or set. */
  void handle(IQ iq) {
    long came = System.nanoTime();
    CompletableFuture<@Nullable Element> answer;
    try {
      answer = run(iq);
    } catch (Throwable t) {
      // An Error that leaves here would end the client's stream; a bug must cost one answer only.
      answer = CompletableFuture.failedFuture(t);
    }
    CompletionStage<@Nullable Element> unused =
        answer.whenComplete(
            (result, failure) -> {
              if (failure == null) {
                succeed(iq, result, came);
              } else {
                fail(iq, failure, came);
              }
            });
  }

  private CompletableFuture<@Nullable Element> run(IQ iq) {
    Element payload = iq.getChildElement();
    JID to = iq.getTo();
    if (payload == null || iq.getFrom() == null) {
      throw Fields.bad("A request has one child element.");
    }
    Requester who = new Requester(iq.getFrom().toBareJID(), iq.getFrom().toString());
    String name = to.getNode();
    if (to.getResource() != null) {
      return unsupported();
    }
    String namespace = payload.getNamespaceURI();
    if (Xmlns.NAMES.equals(namespace)) {
      return operation(iq, payload, name, who);
    }
    if (iq.getType() != IQ.Type.get) {
      return unsupported();
    }
    return switch (namespace) {
      case Xmlns.DISCO_INFO -> done(info(payload, name, who));
      case Xmlns.DISCO_ITEMS -> done(items(payload, name, who));
      case Xmlns.EXTERNAL_SERVICES -> name == null ? external(payload, who) : unsupported();
      case Xmlns.PING -> name == null ? done(null) : unsupported();
      default -> unsupported();
    };
  }

  private CompletableFuture<@Nullable Element> operation(
      IQ iq, Element payload, @Nullable String name, Requester who) {
    Operation operation = operations.find(iq, payload);
    if (operation == null) {
      throw Fields.bad("The protocol has no such operation.");
    }
    if (name == null) {
      throw new RefusedException(Refusal.BAD_NAME, "Address the request to a name.");
    }
    String violation = NameRule.violation(name).orElse(null);
    if (violation != null) {
      throw new RefusedException(Refusal.BAD_NAME, violation + ".");
    }
    return operation.run(new Request(name, who, payload));
  }

  private Element info(Element payload, @Nullable String name, Requester who) {
    refuseNode(payload);
    return name == null ? discovery.serviceInfo() : discovery.nameInfo(name, who);
  }

  private Element items(Element payload, @Nullable String name, Requester who) {
    refuseNode(payload);
    if (name == null) {
      return discovery.items(payload, who);
    }
    discovery.nameInfo(name, who);
    return Discovery.query(Xmlns.DISCO_ITEMS);
  }

  private CompletableFuture<@Nullable Element> external(Element payload, Requester who) {
    return switch (payload.getName()) {
      case "services" -> done(externalServices.services(payload, who));
      case "credentials" -> done(externalServices.credentials(payload, who));
      default -> unsupported();
    };
  }

  private static void refuseNode(Element payload) {
    if (payload.attributeValue("node") != null) {
      throw new RefusedException(Refusal.NOT_FOUND, "There are no nodes here.");
    }
  }

  private static CompletableFuture<@Nullable Element> done(@Nullable Element element) {
    return CompletableFuture.completedFuture(element);
  }

  private static CompletableFuture<@Nullable Element> unsupported() {
    return CompletableFuture.failedFuture(new UnsupportedRequestException());
  }

  /** Somebody asked for something that is not offered here, whether the name exists or not. */
  private static final class UnsupportedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedRequestException() {
      super("unsupported", null, false, false);
    }
  }

  private void succeed(IQ iq, @Nullable Element result, long came) {
    IQ reply = IQ.createResultIQ(iq);
    if (result != null) {
      reply.setChildElement(result);
    }
    if (result != null && Xmlns.DISCO_ITEMS.equals(result.getNamespaceURI())) {
      // Names that are hidden from the asker were looked at too.
      steady.send(reply, came);
    } else {
      outbound.send(reply);
    }
  }

  private void fail(IQ iq, Throwable failure, long came) {
    if (failure instanceof UnsupportedRequestException) {
      outbound.send(
          Errors.reply(
              iq,
              Errors.plain(PacketError.Condition.service_unavailable, PacketError.Type.cancel)));
      return;
    }
    RefusedException refused = Errors.refusal(failure);
    if (refused == null) {
      Log.error("The name service failed on a request", failure);
      refused = new RefusedException(Refusal.FAILED, "The name service failed. Try again later.");
    }
    counters.refused(refused.refusal());
    IQ reply = Errors.reply(iq, refused);
    if (Errors.isOnTheBeat(refused)) {
      steady.send(reply, came);
    } else {
      outbound.send(reply);
    }
  }
}
