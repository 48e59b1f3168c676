package dev.parley;

import dev.parley.connection.Contacts;
import dev.parley.name.NameAnswer;
import dev.parley.name.NameListener;
import dev.parley.name.NameRegistry;
import dev.parley.name.NameWatch;
import dev.parley.peer.ConnectTimeoutException;
import dev.parley.peer.NoNetworkAddressException;
import dev.parley.peer.NoPathException;
import dev.parley.peer.PeerRefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * One application's place among its peers: an XMPP account that is signed in, the master names it
 * runs, and the sessions it has with others.
 *
 * <p>One instance serves a whole application; every method may be called from any thread and none
 * blocks, {@link #close()} excepted. Futures complete on a thread of the library, and handlers run
 * on the application executor (see {@link ParleyBuilder#applicationExecutor}), in order for each
 * session. A dependent stage that takes long belongs on an executor of the application's own.
 *
 * <p>A future that is cancelled gives up what it stands for: a session that it was making is ended.
 */
public interface Parley extends AutoCloseable {

  /** Starts to describe a client: at least the account and its credentials. */
  static ParleyBuilder builder() {
    return new ParleyBuilder();
  }

  /**
   * Connects to the XMPP server and signs in; from then on the connection is kept alive, and made
   * again when it breaks, until {@link #close()}.
   *
   * <p>Fails with a {@code SignInException} of package {@code connection} whose subclass says what
   * to do: wrong password, server unreachable, certificate not trusted.
   *
   * @return this, once signed in
   */
  CompletableFuture<Parley> signIn();

  /**
   * The address under which the server knows this client now.
   *
   * @throws IllegalStateException if it has not signed in yet
   */
  EntityFullJid address();

  /** {@link #startMaster(String, MasterOptions)} with the defaults. */
  default CompletableFuture<Master> startMaster(String name) {
    return startMaster(name, MasterOptions.defaults());
  }

  /**
   * Takes a master name, or takes it up again, and accepts sessions that come in by it.
   *
   * <p>The name is started again by itself after the connection was lost.
   *
   * <p>Fails with one of the exceptions of package {@code name}: the name belongs to another
   * account, the key is wrong, another instance is active, the name is not valid, the limit of the
   * service is reached; or, if the connection breaks first, with the failure of the connection.
   * With {@code NativeLibraryException} if no session could be made here anyway; it names what to
   * install. With {@link IllegalStateException} if the name is started here already.
   *
   * @param name a name such as {@code chess-club}
   */
  CompletableFuture<Master> startMaster(String name, MasterOptions options);

  /** {@link #stopMaster(String, StopOptions)} with the defaults: running sessions end too. */
  default CompletableFuture<NameAnswer> stopMaster(String name) {
    return stopMaster(name, StopOptions.defaults());
  }

  /**
   * Stops this client's instance of a master name. The name stays the account's.
   *
   * <p>Fails as {@link #startMaster} does, and if nobody started the name here.
   *
   * @return {@link NameAnswer#STOPPED}
   */
  CompletableFuture<NameAnswer> stopMaster(String name, StopOptions options);

  /** {@link #connect(String, ConnectOptions)} with the defaults: one data channel, 30 s. */
  default CompletableFuture<PeerConnection> connect(String name) {
    return connect(name, ConnectOptions.defaults());
  }

  /**
   * Connects to whoever runs a master name now.
   *
   * <p>Completes when the session is connected and the channels it was asked for are open. Fails
   * within the options' deadline with
   *
   * <ul>
   *   <li>{@code InvalidNameException} or {@code NameNotFoundException}: no such name, or none that
   *       this account may see;
   *   <li>{@code MasterUnavailableException}: nobody runs it at the moment;
   *   <li>{@code IdentityChangedException}: it is run with another identity than this client knows,
   *       see {@link ConnectOptions#withAcceptNewMaster()};
   *   <li>{@code IdentityUnprovenException}: whoever answers for it does not prove its identity;
   *   <li>{@link PeerRefusedException}: the master said no, and why;
   *   <li>{@link NoNetworkAddressException}: this machine has no address that a peer could reach;
   *   <li>{@link ConnectTimeoutException}: the deadline passed, and what was waited for;
   *   <li>{@link NoPathException}: a path was found, but lost before the channels were open;
   *   <li>the failure of the XMPP connection, or {@link ParleyClosedException}.
   * </ul>
   */
  CompletableFuture<PeerConnection> connect(String name, ConnectOptions options);

  /**
   * Connects to an account's client. A full JID is asked as it is; for a bare one the contact's
   * available client that supports what the options ask for and has the highest priority is taken.
   *
   * <p>Fails as {@link #connect(String, ConnectOptions)} does, names excepted, and with {@link
   * PeerUnavailableException} if no such client is there.
   */
  CompletableFuture<PeerConnection> connect(Jid peer, ConnectOptions options);

  /**
   * Sets what takes the sessions that call this client by its address and not by a name; {@link
   * ParleyBuilder#connectionPolicy} decides which of them are admitted. Without a handler such a
   * session is offered to the masters that run here, in the order in which they were started, each
   * of whose policies decides for itself.
   *
   * @param handler called on the application executor, once per session, when it is connected
   */
  void onConnection(Consumer<PeerConnection> handler);

  /**
   * Calls a person on all devices at once (XEP-0353), whichever XMPP client they run, and makes the
   * session with the one that answers.
   *
   * <p>This tells the person that the account is online, whether or not the two are contacts.
   *
   * @param options with at least one track, channel, or kind of media to receive
   * @return the call, which goes on by itself; see {@link OutgoingCall#connection()}
   * @throws IllegalArgumentException if the call would be about nothing, or is to this account
   */
  OutgoingCall call(EntityBareJid person, CallOptions options);

  /**
   * Sets what is told when somebody calls this account (XEP-0353), or this client directly with a
   * session by address that offers audio or video; such a session is not given to {@link
   * #onConnection} any more. {@link ParleyBuilder#connectionPolicy} decides whose calls ring: by
   * default those of contacts.
   *
   * <p>From now on this client says (XEP-0030, XEP-0115) that it takes calls, so that other clients
   * offer to call it, and that it rings (to contacts only). To be set before {@link #signIn()}, or
   * else what was stored meanwhile is not seen.
   *
   * @param handler called on the application executor, once per call
   */
  void onCall(Consumer<IncomingCall> handler);

  /**
   * Sets what is told of calls that nobody of the account answered: those that rang here in vain,
   * and those that were stored while no device was online. The latest of those before it was set
   * are kept for it.
   *
   * @param handler called on the application executor, once per call
   */
  void onMissedCall(Consumer<MissedCall> handler);

  /**
   * The names of the server: which there are, what is known of them, when they come and go, and
   * what their owner can do with them and with their identities. Futures complete and listeners run
   * on the application executor.
   */
  NameRegistry names();

  /** {@link NameRegistry#watch} of {@link #names()}. */
  default NameWatch watch(String name, NameListener listener) {
    return names().watch(name, listener);
  }

  /** The account's contacts, and which of them run Parley. */
  Contacts contacts();

  /** What signalling has cost since this client was made: all sessions together. */
  SignallingStatistics signallingStatistics();

  /**
   * Ends every session with a reason that the peers see, stops the names that were started here,
   * signs out, and gives back every thread and native object. Waits at most five seconds for the
   * server. Later calls do nothing.
   */
  @Override
  void close();
}
