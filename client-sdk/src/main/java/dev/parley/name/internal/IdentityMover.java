package dev.parley.name.internal;

import dev.parley.name.IdentityFileException;
import dev.parley.name.IdentityFileException.Problem;
import dev.parley.name.NameIdentity;
import dev.parley.name.StoredIdentity;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.EntityBareJid;

/** Moves identities between machines. Called on the worker. */
final class IdentityMover {

  private final NameContext context;

  IdentityMover(NameContext context) {
    this.context = context;
  }

  CompletionStage<Optional<NameIdentity>> find(String name) {
    return context
        .jid(name)
        .thenCompose(
            jid ->
                context.stored(
                    () -> stored(jid).map(known -> new NameIdentity(known.publicKey()))));
  }

  CompletionStage<String> export(String name, char[] passphrase) {
    return context
        .jid(name)
        .thenCompose(
            jid ->
                context.stored(
                    () -> {
                      StoredIdentity own =
                          stored(jid)
                              .orElseThrow(
                                  () ->
                                      new IdentityFileException(
                                          name,
                                          Problem.NONE_HERE,
                                          "this machine has none: start the name first"));
                      return IdentityFile.seal(
                          jid.toString(), own, passphrase, IdentityFile.ITERATIONS);
                    }));
  }

  CompletionStage<NameIdentity> take(String name, String file, char[] passphrase, boolean replace) {
    return context
        .jid(name)
        .thenCompose(
            jid ->
                context.stored(
                    () -> {
                      StoredIdentity moved = IdentityFile.open(jid.toString(), file, passphrase);
                      Optional<StoredIdentity> now =
                          context
                              .store()
                              .updateIdentity(
                                  context.account(),
                                  jid,
                                  known -> replace || known.isEmpty() ? Optional.of(moved) : known);
                      if (now.filter(moved::equals).isEmpty()) {
                        throw new IdentityFileException(
                            name,
                            Problem.OTHER_HERE,
                            "this machine has another one already; say that it is to be replaced");
                      }
                      return new NameIdentity(moved.publicKey());
                    }));
  }

  private Optional<StoredIdentity> stored(EntityBareJid jid) {
    return context.store().updateIdentity(context.account(), jid, known -> known);
  }
}
