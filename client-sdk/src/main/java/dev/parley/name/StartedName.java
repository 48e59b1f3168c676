package dev.parley.name;

import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.EntityBareJid;

/** A name that this program serves, or waits to serve. Safe for use by any thread. */
public interface StartedName {

  /** The name, without the service's domain. */
  String name();

  /** The JID of the name, {@code chess-club@names.example.org}. */
  EntityBareJid jid();

  /** What the server answered to the start: {@link NameAnswer#REGISTERED} or {@code STARTED}. */
  NameAnswer answer();

  /** Where this instance stands now. */
  Standing standing();

  /** Counts the changes of the instance that serves the name; as last heard from the server. */
  long epoch();

  /** The id of this instance, kept across runs. */
  String instance();

  /** {@link NameService#stop(String)} for this name. */
  CompletableFuture<NameAnswer> stop();

  /** Adds a listener. */
  void addListener(StartedNameListener listener);

  /** Removes a listener, if it was there. */
  void removeListener(StartedNameListener listener);
}
