package dev.parley.openfire.stanza;

import java.util.concurrent.CompletableFuture;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/** One operation of the names protocol. Stateless; any thread. */
interface Operation {

  /** The type of IQ that carries it. */
  IQ.Type type();

  /** The local name of its element. */
  String element();

  /**
   * Carries it out.
   *
   * @return completes with the child of the result, or null if it has none
   * @throws dev.parley.openfire.registry.RefusedException likewise as the failure of the stage
   */
  CompletableFuture<@Nullable Element> run(Request request);
}
