package dev.parley.session;

import dev.parley.connection.internal.XmppLink;
import dev.parley.jingle.JingleMessage;
import dev.parley.jingle.JingleMessageExtension;
import dev.parley.jingle.JingleProviders;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smackx.carbons.packet.CarbonExtension;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.hints.element.StoreHint;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages of calls on their way over the XMPP server. */
final class SmackInvitations implements InvitationWire {

  private static final Logger LOG = LoggerFactory.getLogger(SmackInvitations.class);

  private final XmppLink link;
  private final AtomicBoolean started = new AtomicBoolean();
  private final StanzaListener messages = stanza -> received((Message) stanza);
  private final StanzaListener presences = stanza -> received((Presence) stanza);
  private volatile @Nullable InvitationInbox inbox;

  SmackInvitations(XmppLink link) {
    this.link = link;
  }

  void start(InvitationInbox to) {
    if (started.compareAndSet(false, true)) {
      inbox = to;
      JingleProviders.register();
      link.smack().addSyncStanzaListener(messages, StanzaTypeFilter.MESSAGE);
      link.smack().addSyncStanzaListener(presences, StanzaTypeFilter.PRESENCE);
    }
  }

  void stop() {
    link.smack().removeSyncStanzaListener(messages);
    link.smack().removeSyncStanzaListener(presences);
  }

  void enableCarbons() {
    link.enableCarbons();
  }

  /** On Smack's reader thread: reads, hands over, and is gone. */
  private void received(Message message) {
    if (message.getType() == Message.Type.error) {
      if (message.getFrom() != null && message.getStanzaId() != null) {
        hand(to -> to.undelivered(message.getFrom(), message.getStanzaId()));
      }
      return;
    }
    CarbonExtension carbon = CarbonExtension.from(message);
    if (carbon == null) {
      received(message, stamp(message));
    } else if (isOurServers(message)) {
      // Nobody else may say what was sent to and by this account (XEP-0280 section 11).
      Message original = carbon.getForwarded().getForwardedStanza();
      Instant stamp = stamp(original);
      received(original, stamp == null ? stamp(message) : stamp);
    }
  }

  private boolean isOurServers(Message message) {
    Jid from = message.getFrom();
    return from == null || from.equals(link.account().jid());
  }

  private void received(Message message, @Nullable Instant stamp) {
    JingleMessageExtension extension = JingleMessageExtension.from(message);
    if (extension == null
        || message.getFrom() == null
        || message.getTo() == null
        || message.getType() == Message.Type.groupchat) {
      return;
    }
    JingleMessage step = extension.message();
    if (step == null) {
      LOG.debug("A message about a call, of {}: {}", message.getFrom(), extension.problem());
      return;
    }
    InvitationMessage received =
        new InvitationMessage(message.getFrom(), message.getTo(), stamp, step);
    hand(to -> to.receive(received));
  }

  private static @Nullable Instant stamp(Message message) {
    DelayInformation delay = DelayInformation.from(message);
    return delay == null ? null : delay.getStamp().toInstant();
  }

  private void received(Presence presence) {
    if (presence.getType() == Presence.Type.unavailable && presence.getFrom() != null) {
      hand(to -> to.left(presence.getFrom()));
    }
  }

  private void hand(Consumer<InvitationInbox> what) {
    InvitationInbox to = inbox;
    if (to != null) {
      execute(() -> what.accept(to));
    }
  }

  @Override
  public void execute(Runnable task) {
    try {
      link.worker().execute(task);
    } catch (RejectedExecutionException e) {
      // The connection is closed, its worker with it: whoever waits for a call is still to be told.
      synchronized (started) {
        task.run();
      }
    }
  }

  @Override
  public EntityFullJid own() {
    return link.jid().orElseThrow(() -> new IllegalStateException("not signed in yet"));
  }

  @Override
  public void send(Jid to, String stanzaId, JingleMessage message) {
    link.send(
        StanzaBuilder.buildMessage(stanzaId)
            .to(to)
            .ofType(Message.Type.chat)
            .addExtension(JingleMessageExtension.of(message))
            .addExtension(StoreHint.INSTANCE)
            .build());
  }

  @Override
  public void showPresence(Jid to) {
    EntityBareJid who = to.asEntityBareJidIfPossible();
    if (who != null && !maySeeUs(who)) {
      link.send(
          link.smack()
              .getStanzaFactory()
              .buildPresenceStanza()
              .to(to)
              .ofType(Presence.Type.available)
              .build());
    }
  }

  @Override
  public boolean maySeeUs(EntityBareJid who) {
    return Roster.getInstanceFor(link.smack()).isSubscribedToMyPresence(who);
  }

  @Override
  public boolean hasCarbons() {
    return link.hasCarbons();
  }

  @Override
  public Timer later(Duration delay, Runnable task) {
    Future<?> timer = link.timer().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> timer.cancel(false);
  }
}
