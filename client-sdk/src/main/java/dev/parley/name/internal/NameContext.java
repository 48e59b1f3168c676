package dev.parley.name.internal;

import dev.parley.connection.internal.XmppLink;
import dev.parley.name.InstanceCertificates;
import dev.parley.name.InvalidNameException;
import dev.parley.name.SecretKeyStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** What everything about the names of one connection shares. */
final class NameContext {

  private final XmppLink link;
  private final SecretKeyStore store;
  private final @Nullable InstanceCertificates certificates;
  private final ServiceLocator services;
  private final ExecutorService files;

  NameContext(XmppLink link, SecretKeyStore store, @Nullable InstanceCertificates certificates) {
    this.link = link;
    this.store = store;
    this.certificates = certificates;
    this.services = new ServiceLocator(link);
    this.files = files(link.account().jid().getLocalpart().toString());
  }

  XmppLink link() {
    return link;
  }

  SecretKeyStore store() {
    return store;
  }

  /** Empty if there are no sessions whose certificates an identity could vouch for. */
  Optional<InstanceCertificates> certificates() {
    return Optional.ofNullable(certificates);
  }

  ServiceLocator services() {
    return services;
  }

  BareJid account() {
    return link.account().jid();
  }

  /** The JID of a name at the server's name service; to be called on the worker. */
  CompletionStage<EntityBareJid> jid(String name) {
    return services.locate(name).thenApply(service -> jid(name, service));
  }

  private static EntityBareJid jid(String name, DomainBareJid service) {
    try {
      EntityBareJid jid = JidCreate.entityBareFrom(name + "@" + service);
      if (jid.getLocalpart().toString().equals(name)) {
        return jid;
      }
    } catch (XmppStringprepException e) {
      throw new InvalidNameException(name, "it cannot be part of an address");
    }
    // Its answers would come from another address than was asked.
    throw new InvalidNameException(name, "it would be changed on its way");
  }

  /** Runs work that may block on files; the stages after it run on the worker. */
  <T> CompletionStage<T> stored(Supplier<T> work) {
    CompletionStage<T> stage = CompletableFuture.supplyAsync(work, files);
    return stage.whenCompleteAsync((value, failure) -> {}, link.worker());
  }

  void close() {
    files.shutdown();
  }

  private static ExecutorService files(String who) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "parley-keys-" + who);
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
