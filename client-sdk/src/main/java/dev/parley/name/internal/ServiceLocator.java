package dev.parley.name.internal;

import dev.parley.connection.internal.Failures;
import dev.parley.connection.internal.IqErrorException;
import dev.parley.connection.internal.XmppLink;
import dev.parley.name.ServiceNotFoundException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * Finds the name service of the server by service discovery (XEP-0030): first where it is by
 * default, then among the server's items. What is found counts for the whole session; one search at
 * a time. Used on the worker thread only.
 */
final class ServiceLocator {

  private static final int MAX_ITEMS = 50;

  private final XmppLink link;
  private @Nullable CompletableFuture<DomainBareJid> search;

  ServiceLocator(XmppLink link) {
    this.link = link;
  }

  /** Forgets what was found. */
  void reset() {
    search = null;
  }

  /** Whether this is the service that was found. */
  boolean isService(DomainBareJid jid) {
    CompletableFuture<DomainBareJid> known = search;
    return known != null
        && known.isDone()
        && !known.isCompletedExceptionally()
        && jid.equals(known.join());
  }

  /** The service's domain; fails with {@link ServiceNotFoundException}, or as a request does. */
  CompletionStage<DomainBareJid> locate(String name) {
    CompletableFuture<DomainBareJid> known = search;
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    CompletableFuture<DomainBareJid> found = new CompletableFuture<>();
    search = found;
    DomainBareJid domain = link.account().jid().asDomainBareJid();
    DomainBareJid usual;
    try {
      usual = JidCreate.domainBareFrom("names." + domain);
    } catch (XmppStringprepException e) {
      throw new IllegalStateException("no names. below " + domain, e);
    }
    ask(usual, found, () -> askItems(domain, usual, name, found));
    return found;
  }

  private void ask(DomainBareJid jid, CompletableFuture<DomainBareJid> found, Runnable otherwise) {
    link.request(DiscoverInfo.builder(link.smack()).to((Jid) jid).build())
        .whenCompleteAsync(
            (answer, failure) -> {
              if (answer instanceof DiscoverInfo info && isNameService(info)) {
                link.addServiceSource(jid);
                found.complete(jid);
              } else if (failure == null || Failures.cause(failure) instanceof IqErrorException) {
                otherwise.run();
              } else {
                found.completeExceptionally(Failures.cause(failure));
              }
            },
            link.worker());
  }

  private void askItems(
      DomainBareJid domain,
      DomainBareJid asked,
      String name,
      CompletableFuture<DomainBareJid> found) {
    DiscoverItems question = new DiscoverItems();
    question.setTo(domain);
    link.request(question)
        .whenCompleteAsync(
            (answer, failure) -> {
              if (answer instanceof DiscoverItems items) {
                List<DomainBareJid> services =
                    items.getItems().stream()
                        .map(item -> item.getEntityID().asDomainBareJid())
                        .filter(jid -> !jid.equals(asked))
                        .distinct()
                        .limit(MAX_ITEMS)
                        .toList();
                askEach(services.iterator(), domain, name, found);
              } else if (failure == null || Failures.cause(failure) instanceof IqErrorException) {
                found.completeExceptionally(notFound(name, domain));
              } else {
                found.completeExceptionally(Failures.cause(failure));
              }
            },
            link.worker());
  }

  private void askEach(
      Iterator<DomainBareJid> services,
      DomainBareJid domain,
      String name,
      CompletableFuture<DomainBareJid> found) {
    if (services.hasNext()) {
      ask(services.next(), found, () -> askEach(services, domain, name, found));
    } else {
      found.completeExceptionally(notFound(name, domain));
    }
  }

  private static ServiceNotFoundException notFound(String name, DomainBareJid domain) {
    return new ServiceNotFoundException(name, domain.toString());
  }

  private static boolean isNameService(DiscoverInfo info) {
    return info.hasIdentity("directory", "parley") && info.containsFeature(Wire.NAMESPACE);
  }
}
