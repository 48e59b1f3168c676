package dev.parley.name.internal;

import dev.parley.name.IncorrectKeyException;
import dev.parley.name.NameProfile;
import dev.parley.name.NameServiceException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/** The operations of an owner, and what they do to the store. Called on the worker. */
final class Ownership {

  private final NameContext context;

  Ownership(NameContext context) {
    this.context = context;
  }

  CompletionStage<Boolean> release(String name, Optional<String> key) {
    return context
        .jid(name)
        .thenCompose(
            jid ->
                context
                    .stored(() -> key.or(() -> context.store().key(context.account(), jid)))
                    .thenCompose(known -> releaseWith(jid, known, key.isPresent()))
                    .thenCompose(
                        released ->
                            context.stored(
                                () -> {
                                  context.store().removeKey(context.account(), jid);
                                  return true;
                                })));
  }

  /** A stored key may be an old one: the owner needs none. */
  private CompletionStage<IQ> releaseWith(EntityBareJid jid, Optional<String> key, boolean given) {
    String name = jid.getLocalpart().toString();
    CompletableFuture<IQ> done = new CompletableFuture<>();
    CompletionStage<IQ> ignored =
        context
            .link()
            .request(OwnerIq.release(jid, key.orElse(null)))
            .whenComplete(
                (iq, failure) -> {
                  if (failure == null) {
                    done.complete(iq);
                  } else if (!given
                      && key.isPresent()
                      && NameErrors.of(name, failure) instanceof IncorrectKeyException) {
                    Stages.relay(releaseWith(jid, Optional.empty(), false), done);
                  } else {
                    done.completeExceptionally(failure);
                  }
                });
    return done;
  }

  CompletionStage<String> rekey(String name) {
    return context.jid(name).thenCompose(jid -> newKey(jid, OwnerIq.rekey(jid)));
  }

  CompletionStage<String> acceptTransfer(String name) {
    return context.jid(name).thenCompose(jid -> newKey(jid, OwnerIq.acceptTransfer(jid)));
  }

  private CompletionStage<String> newKey(EntityBareJid jid, OwnerIq request) {
    return context
        .link()
        .request(request)
        .thenCompose(
            answer -> {
              Optional<String> key =
                  answer instanceof StatusIq status
                      ? Status.of(status.node()).key()
                      : Optional.empty();
              if (key.isEmpty()) {
                return CompletableFuture.failedStage(
                    new NameServiceException(
                        jid.getLocalpart().toString(), "its answer makes no sense"));
              }
              return context.stored(
                  () -> {
                    context.store().saveKey(context.account(), jid, key.get());
                    return key.get();
                  });
            });
  }

  CompletionStage<IQ> transfer(String name, Optional<BareJid> to) {
    return context
        .jid(name)
        .thenCompose(jid -> context.link().request(OwnerIq.transfer(jid, to.orElse(null))));
  }

  CompletionStage<IQ> configure(String name, NameProfile profile) {
    return context
        .jid(name)
        .thenCompose(jid -> context.link().request(OwnerIq.configure(jid, profile)));
  }
}
