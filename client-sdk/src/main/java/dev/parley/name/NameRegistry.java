package dev.parley.name;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.BareJid;

/**
 * What the server's names are, and what can be done with one's own without serving them.
 *
 * <p>Safe for use by any thread; nothing blocks. Futures complete and listeners run on the executor
 * of whoever this comes from. Every future can also fail with {@link InvalidNameException}, {@link
 * TooFastException}, {@link SecretStoreException}, {@link ServiceNotFoundException} (the server has
 * no name service), {@link NameServiceException} (it answered with an error of its own), {@code
 * RequestTimeoutException}, {@code NotOnlineException} or {@code ConnectionClosedException}.
 */
public interface NameRegistry {

  /**
   * Takes a free name for this account, and leaves it to be started later, here or elsewhere.
   *
   * @param profile what is said about the name
   * @return the secret key, which the store knows already; fails with {@link NameExistsException},
   *     {@link NameAlreadyRegisteredException}, {@link TooManyNamesException} or {@link
   *     NotAllowedException}
   */
  CompletableFuture<String> register(String name, NameProfile profile);

  /**
   * Gives a name up, for its owner or with its key: instances end, the key is forgotten; the name
   * rests for a while, in which only its old owner can take it back.
   *
   * @param key the secret key; empty: what the store knows
   * @return completes when it is done; fails with {@link NameNotFoundException}, {@link
   *     IncorrectKeyException} or {@link NotAllowedException}
   */
  CompletableFuture<Void> release(String name, Optional<String> key);

  /**
   * Makes a new secret key, for the owner; the old one is dead at once.
   *
   * @return the new key, which the store knows already; fails with {@link NameNotFoundException} or
   *     {@link NotAllowedException}
   */
  CompletableFuture<String> rekey(String name);

  /**
   * Offers a name to another account, for the owner. The offer dies after a day, or by an empty
   * one.
   *
   * @param to whom; empty takes the offer back
   * @return completes when the server knows; fails with {@link NameNotFoundException} or {@link
   *     NotAllowedException}
   */
  CompletableFuture<Void> transfer(String name, Optional<BareJid> to);

  /**
   * Takes a name that was offered. Old key, instances and identity are dead from then on.
   *
   * @return the new key, which the store knows already; fails with {@link NameNotFoundException}
   *     (no offer) or {@link TooManyNamesException}
   */
  CompletableFuture<String> acceptTransfer(String name);

  /**
   * Changes what is said about a name, for the owner.
   *
   * @return completes when it is in force; fails with {@link NameNotFoundException} or {@link
   *     NotAllowedException}
   */
  CompletableFuture<Void> configure(String name, NameProfile profile);

  /**
   * What service discovery says about a name.
   *
   * @return fails with {@link NameNotFoundException}
   */
  CompletableFuture<NameInfo> info(String name);

  /**
   * A page of the names that are listed for this account (XEP-0059).
   *
   * @param after where to go on: {@link NamePage#next()}; empty: at the beginning
   * @param max how many at most, 1 to 100
   */
  CompletableFuture<NamePage> list(Optional<String> after, int max);

  /**
   * Watches whether a name is served, until the watch is closed.
   *
   * @throws InvalidNameException if the name is not valid
   */
  NameWatch watch(String name, NameListener listener);

  /**
   * The identity with which this machine serves a name; empty if it has none.
   *
   * @return fails with {@link InvalidNameException} or {@link SecretStoreException}
   */
  CompletableFuture<Optional<NameIdentity>> identity(String name);

  /**
   * The identity of a name that this account serves, for another machine.
   *
   * @param passphrase with which it is encrypted; copied
   * @return the content of a file, see {@code docs/identity.md}; fails with {@link
   *     IdentityFileException} if this machine has none, or {@link SecretStoreException}
   */
  CompletableFuture<String> exportIdentity(String name, char[] passphrase);

  /**
   * Takes an identity that was exported. Names that are started already keep theirs until they are
   * started again.
   *
   * @param file the content of the file
   * @param passphrase that it was encrypted with; copied
   * @param replace whether another identity may be lost, if this machine has one
   * @return the identity; fails with {@link IdentityFileException} (wrong passphrase, damaged, of
   *     another name, or another one is here) or {@link SecretStoreException}
   */
  CompletableFuture<NameIdentity> importIdentity(
      String name, String file, char[] passphrase, boolean replace);
}
