package dev.parley.internal;

import dev.parley.ConnectionPolicy;
import dev.parley.ConnectionRequest;
import dev.parley.connection.Contacts;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.Target;
import dev.parley.mapping.MappingException;
import dev.parley.name.NameService;
import dev.parley.peer.PeerOptions.Bundle;
import dev.parley.peer.SerialExecutor;
import dev.parley.session.Handling;
import dev.parley.session.JingleSession;
import dev.parley.session.SessionHandler;
import dev.parley.session.SessionKey;
import dev.parley.signaling.JingleSignaling;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * Takes the sessions that others begin: checks the ticket if a master name is called, finds out who
 * may decide about the caller, and lets them decide.
 */
final class Doorkeeper implements SessionHandler {

  /** Who may take a session: the master that is called, or whoever takes calls by address. */
  record Host(
      Asking asking, Handoff handoff, @Nullable String name, Consumer<Throwable> notConnected) {

    /** One that decides by a policy. */
    Host(ConnectionPolicy policy, Handoff handoff, @Nullable String name) {
      this(Asking.of(policy), handoff, name, failure -> {});
    }
  }

  /** Knows who may take a session, the most entitled first. */
  interface Hosts {

    /** For a call of a master name. */
    List<Host> of(String name);

    /** For a call of this client's address. */
    List<Host> of(SessionKey session, ConnectionRequest request);
  }

  private final NameService names;
  private final Contacts contacts;
  private final PeerMaker peers;
  private final Hosts hosts;
  private final Function<String, SerialExecutor> application;

  /**
   * Makes one.
   *
   * @param application makes an executor for application code
   */
  Doorkeeper(
      NameService names,
      Contacts contacts,
      PeerMaker peers,
      Hosts hosts,
      Function<String, SerialExecutor> application) {
    this.names = names;
    this.contacts = contacts;
    this.peers = peers;
    this.hosts = hosts;
    this.application = application;
  }

  @Override
  public Reception receive(SessionKey key) {
    return new Door(SerialExecutor.create("session with " + key.peer()));
  }

  /** For one caller. */
  private final class Door implements Reception {

    private final SerialExecutor executor;
    private @Nullable Visitor visitor;

    Door(SerialExecutor executor) {
      this.executor = executor;
    }

    @Override
    public SerialExecutor executor() {
      return executor;
    }

    @Override
    public Handling onInitiate(JingleSession session, Jingle initiate) {
      Target target = initiate.target();
      StanzaError refusal = target == null ? null : check(session, target);
      if (refusal != null) {
        return Handling.refuse(refusal);
      }
      boolean contact = contacts.find(session.key().peer().asBareJid()).isPresent();
      ConnectionRequest request = Requests.of(session, initiate, contact);
      List<Host> askable =
          target == null ? hosts.of(session.key(), request) : hosts.of(target.name());
      if (target != null && askable.isEmpty()) {
        return Handling.refuse(JingleErrorCondition.STALE.toError());
      }
      try {
        JingleSignaling signaling = JingleSignaling.incoming(session, initiate);
        Visitor made =
            new Visitor(
                request,
                session,
                signaling,
                peers,
                bundle(initiate),
                executor,
                application.apply("application for " + session.key().peer()));
        visitor = made;
        return Handling.acknowledge(() -> made.ask(askable));
      } catch (MappingException e) {
        JingleReason reason = JingleReason.of(e.condition(), e.getMessage());
        return Handling.acknowledge(() -> session.terminate(reason));
      }
    }

    @Override
    public void onEnded() {
      Visitor gone = visitor;
      if (gone != null) {
        gone.withdrawn();
      }
    }

    /** Clients that do not group their contents answer each on a transport of its own. */
    private static Bundle bundle(Jingle initiate) {
      return initiate.groups().isEmpty() && initiate.contents().size() > 1
          ? Bundle.PREFERRED
          : Bundle.REQUIRED;
    }

    private @Nullable StanzaError check(JingleSession session, Target target) {
      return switch (names.verify(
          target.name(), target.epoch(), target.ticket(), session.key().peer())) {
        case VALID -> null;
        case STALE, EXPIRED -> JingleErrorCondition.STALE.toError();
        case ABSENT, INVALID ->
            StanzaError.getBuilder(StanzaError.Condition.not_authorized).build();
      };
    }
  }
}
