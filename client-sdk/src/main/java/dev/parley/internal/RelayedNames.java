package dev.parley.internal;

import dev.parley.name.NameIdentity;
import dev.parley.name.NameInfo;
import dev.parley.name.NameListener;
import dev.parley.name.NamePage;
import dev.parley.name.NameProfile;
import dev.parley.name.NameRegistry;
import dev.parley.name.NameWatch;
import dev.parley.peer.SerialExecutor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jxmpp.jid.BareJid;

/** The names of the server, answering where the application's code runs. */
final class RelayedNames implements NameRegistry {

  private final NameRegistry names;
  private final Function<String, SerialExecutor> application;

  /**
   * Makes one.
   *
   * @param application makes an executor for application code
   */
  RelayedNames(NameRegistry names, Function<String, SerialExecutor> application) {
    this.names = names;
    this.application = application;
  }

  @Override
  public CompletableFuture<String> register(String name, NameProfile profile) {
    return relayed(names.register(name, profile));
  }

  @Override
  public CompletableFuture<Void> release(String name, Optional<String> key) {
    return relayed(names.release(name, key));
  }

  @Override
  public CompletableFuture<String> rekey(String name) {
    return relayed(names.rekey(name));
  }

  @Override
  public CompletableFuture<Void> transfer(String name, Optional<BareJid> to) {
    return relayed(names.transfer(name, to));
  }

  @Override
  public CompletableFuture<String> acceptTransfer(String name) {
    return relayed(names.acceptTransfer(name));
  }

  @Override
  public CompletableFuture<Void> configure(String name, NameProfile profile) {
    return relayed(names.configure(name, profile));
  }

  @Override
  public CompletableFuture<NameInfo> info(String name) {
    return relayed(names.info(name));
  }

  @Override
  public CompletableFuture<NamePage> list(Optional<String> after, int max) {
    return relayed(names.list(after, max));
  }

  @Override
  public CompletableFuture<Optional<NameIdentity>> identity(String name) {
    return relayed(names.identity(name));
  }

  @Override
  public CompletableFuture<String> exportIdentity(String name, char[] passphrase) {
    return relayed(names.exportIdentity(name, passphrase));
  }

  @Override
  public CompletableFuture<NameIdentity> importIdentity(
      String name, String file, char[] passphrase, boolean replace) {
    return relayed(names.importIdentity(name, file, passphrase, replace));
  }

  @Override
  public NameWatch watch(String name, NameListener listener) {
    return names.watch(
        name, new RelayedNameListener(listener, application.apply("watch of " + name)));
  }

  private <T> CompletableFuture<T> relayed(CompletableFuture<T> stage) {
    return Relays.to(application.apply("answers"), stage);
  }
}
