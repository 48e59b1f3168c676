package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Registry;
import dev.parley.openfire.registry.StartState;
import java.util.concurrent.CompletableFuture;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/** {@code <stop/>}: end this instance, another one, or all. */
final class StopOperation implements Operation {
  private final Registry registry;

  StopOperation(Registry registry) {
    this.registry = registry;
  }

  @Override
  public IQ.Type type() {
    return IQ.Type.set;
  }

  @Override
  public String element() {
    return "stop";
  }

  @Override
  public CompletableFuture<@Nullable Element> run(Request request) {
    Element stop = request.payload();
    String key = Fields.token(stop, "key");
    if (Boolean.TRUE.equals(Fields.flag(stop, "all"))) {
      registry.stopAll(request.name(), request.who(), key);
    } else {
      registry.stop(request.name(), request.who(), Fields.token(stop, "instance"), key);
    }
    return CompletableFuture.completedFuture(Answers.status(StartState.STOPPED));
  }
}
