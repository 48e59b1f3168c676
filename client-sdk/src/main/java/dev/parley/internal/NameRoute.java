package dev.parley.internal;

import dev.parley.jingle.Target;
import dev.parley.mapping.JingleForm;
import dev.parley.name.NameAddress;
import dev.parley.name.NameService;
import dev.parley.name.TrustedAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * By master name: whoever runs it now. Masters are Parley's own, so they take its Jingle. An
 * address that is still known is tried first; asked again, it was not the right one.
 */
final class NameRoute implements Route {

  /** The service gives an instance more time than this before it replaces it. */
  private static final Duration UNQUESTIONED = Duration.ofSeconds(1);

  private final NameService names;
  private final String called;
  private final boolean acceptNew;
  private final AtomicBoolean tried = new AtomicBoolean();

  /**
   * Makes one.
   *
   * @param acceptNew whether the master may have another identity than the known one
   */
  NameRoute(NameService names, String called, boolean acceptNew) {
    this.names = names;
    this.called = called;
    this.acceptNew = acceptNew;
  }

  @Override
  public String describe() {
    return called;
  }

  @Override
  public Optional<String> name() {
    return Optional.of(called);
  }

  @Override
  public CompletableFuture<Void> reached(Destination destination, Duration took) {
    return (took.compareTo(UNQUESTIONED) < 0 ? done() : confirm(destination))
        .thenCompose(
            confirmed -> {
              TrustedAddress trusted = destination.trusted();
              return trusted == null ? done() : names.remember(trusted);
            });
  }

  /**
   * A master that went silent for a while, and came back only now to take the call, may have been
   * replaced in between.
   */
  private CompletableFuture<Void> confirm(Destination destination) {
    return find()
        .thenAccept(
            now -> {
              if (!destination.isServedBy(now)) {
                throw new MovedException(called);
              }
            });
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Destination> find() {
    return names
        .resolveTrusted(called, acceptNew, !tried.getAndSet(true))
        .thenApply(
            trusted -> {
              NameAddress address = trusted.address();
              return new Destination(
                  address.jid(),
                  new Target(address.name(), address.epoch(), address.ticket()),
                  JingleForm.PARLEY,
                  trusted);
            });
  }
}
