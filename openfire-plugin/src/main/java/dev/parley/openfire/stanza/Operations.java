package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/** All operations of the names protocol, by their elements. */
final class Operations {
  private final Map<String, Operation> byElement = new HashMap<>();

  Operations(Registry registry) {
    List.of(
            new StartOperation(registry),
            new StopOperation(registry),
            new ResolveOperation(registry),
            new SimpleOperation("release", r -> release(registry, r)),
            new SimpleOperation("rekey", r -> Answers.newKey(registry.rekey(r.name(), r.who()))),
            new SimpleOperation("transfer", r -> transfer(registry, r)),
            new SimpleOperation(
                "accept-transfer", r -> Answers.newKey(registry.acceptTransfer(r.name(), r.who()))),
            new SimpleOperation("configure", r -> configure(registry, r)))
        .forEach(operation -> byElement.put(operation.element(), operation));
  }

  /** The operation that an IQ asks for, or null. */
  @Nullable Operation find(IQ iq, Element payload) {
    Operation operation = byElement.get(payload.getName());
    return operation != null
            && Xmlns.NAMES.equals(payload.getNamespaceURI())
            && operation.type() == iq.getType()
        ? operation
        : null;
  }

  private static @Nullable Element release(Registry registry, Request request) {
    registry.release(request.name(), request.who(), Fields.token(request.payload(), "key"));
    return null;
  }

  private static @Nullable Element transfer(Registry registry, Request request) {
    String to = request.payload().attributeValue("to");
    registry.transfer(request.name(), request.who(), to == null ? null : Fields.bareJid(to));
    return null;
  }

  private static @Nullable Element configure(Registry registry, Request request) {
    registry.configure(request.name(), request.who(), Fields.profile(request.payload()));
    return null;
  }
}
