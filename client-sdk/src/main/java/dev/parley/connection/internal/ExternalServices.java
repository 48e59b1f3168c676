package dev.parley.connection.internal;

import dev.parley.ice.IceServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The STUN and TURN servers that the XMPP server and its name service tell of (XEP-0215 1.0): asked
 * for at sign-in, asked for again before they expire or when the server says that they changed, and
 * kept in between. Credentials are never logged.
 *
 * <p>Confined to the worker, but for {@link #servers} and {@link #known}.
 */
final class ExternalServices implements LinkListener {

  private static final Logger LOG = LoggerFactory.getLogger(ExternalServices.class);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Before credentials expire there must be time to use them. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofMinutes(1);

  /** More of them only slow the gathering down. */
  private static final int MAX_SERVERS = 16;

  private final XmppLink link;
  private final InstantSource clock;
  private final Map<DomainBareJid, Source> sources = new LinkedHashMap<>();

  /** Likewise, for other threads. */
  private final Set<DomainBareJid> asked = ConcurrentHashMap.newKeySet();

  private final CompletableFuture<Void> known = new CompletableFuture<>();
  private volatile List<ServiceReader.Known> all = List.of();
  private boolean online;

  ExternalServices(XmppLink link, InstantSource clock) {
    this.link = link;
    this.clock = clock;
    ExternalServicesIq.register();
    link.smack().registerIQRequestHandler(new Pushes());
    DomainBareJid domain = link.account().jid().asDomainBareJid();
    addSource(domain);
    try {
      // Where the name service is by default.
      addSource(JidCreate.domainBareFrom("names." + domain));
    } catch (XmppStringprepException e) {
      LOG.debug("No names. below {}", domain);
    }
  }

  /** Those that are of use now; never waits. From any thread. */
  List<IceServer> servers() {
    Instant now = clock.instant();
    return all.stream()
        .filter(server -> server.isGood(now))
        .map(ServiceReader.Known::server)
        .toList();
  }

  /** Completes, never exceptionally, when everybody has been asked once. From any thread. */
  CompletableFuture<Void> known() {
    return known.copy();
  }

  /** One more that may know. */
  void addSource(DomainBareJid jid) {
    Source source = new Source(jid);
    if (sources.putIfAbsent(jid, source) == null) {
      asked.add(jid);
      if (online) {
        source.ask();
      }
    }
  }

  @Override
  public void online(boolean resumed) {
    online = true;
    Instant now = clock.instant();
    for (Source source : List.copyOf(sources.values())) {
      if (!resumed || source.isDue(now)) {
        source.ask();
      }
    }
  }

  @Override
  public void offline() {
    online = false;
  }

  private void changed() {
    all = sources.values().stream().flatMap(Source::found).limit(MAX_SERVERS).toList();
    if (sources.values().stream().allMatch(source -> source.answered)) {
      known.complete(null);
    }
  }

  /** Somebody who tells of services. */
  private final class Source {

    private final DomainBareJid jid;
    private List<ServiceReader.Known> found = List.of();
    private @Nullable Instant due;
    private boolean asking;
    private boolean answered;

    Source(DomainBareJid jid) {
      this.jid = jid;
    }

    Stream<ServiceReader.Known> found() {
      return found.stream();
    }

    boolean isDue(Instant now) {
      return due != null && !due.isAfter(now);
    }

    void ask() {
      if (asking) {
        return;
      }
      asking = true;
      due = null;
      link.request(ExternalServicesIq.all(jid), PATIENCE)
          .whenCompleteAsync(this::told, link.worker());
    }

    private void told(@Nullable IQ answer, @Nullable Throwable failure) {
      if (answer instanceof ExternalServicesIq services) {
        read(services.services());
        return;
      }
      Throwable cause = failure == null ? null : Failures.cause(failure);
      LOG.debug("{} tells of no services: {}", jid, cause == null ? answer : cause.getMessage());
      asking = false;
      answered = true;
      if (!(cause instanceof IqErrorException)) {
        again(RETRY);
      }
      changed();
    }

    private void read(List<ExternalService> services) {
      List<ServiceReader.Known> usable = new ArrayList<>();
      List<CompletableFuture<Void>> questions = new ArrayList<>();
      for (ExternalService service : services) {
        ServiceReader.Reading reading = ServiceReader.read(service, clock.instant());
        if (reading instanceof ServiceReader.Reading.NeedsCredentials) {
          questions.add(askCredentials(service, usable));
        } else {
          take(service, reading, usable);
        }
      }
      var unused =
          CompletableFuture.allOf(questions.toArray(CompletableFuture<?>[]::new))
              .whenCompleteAsync((done, none) -> keep(usable), link.worker());
    }

    private void take(
        ExternalService service, ServiceReader.Reading reading, List<ServiceReader.Known> usable) {
      if (reading instanceof ServiceReader.Reading.Usable good) {
        usable.add(good.known());
      } else if (reading instanceof ServiceReader.Reading.Malformed bad) {
        skipped(service, bad.problem());
      } else if (reading instanceof ServiceReader.Reading.NeedsCredentials) {
        skipped(service, "it comes without credentials");
      }
    }

    private void skipped(ExternalService service, String problem) {
      LOG.info("The service {} that {} tells of is skipped: {}", service, jid, problem);
    }

    /** Completes, never exceptionally, when what came of it was added. */
    private CompletableFuture<Void> askCredentials(
        ExternalService service, List<ServiceReader.Known> usable) {
      return link.request(ExternalServicesIq.credentialsOf(service, jid), PATIENCE)
          .handleAsync(
              (answer, failure) -> {
                if (answer instanceof ExternalServicesIq credentials) {
                  for (ExternalService complete : credentials.services()) {
                    take(
                        complete,
                        ServiceReader.read(complete.or(service), clock.instant()),
                        usable);
                  }
                } else {
                  skipped(service, "its credentials are not given");
                }
                return (Void) null;
              },
              link.worker())
          .toCompletableFuture();
    }

    private void keep(List<ServiceReader.Known> usable) {
      asking = false;
      answered = true;
      found = List.copyOf(usable);
      LOG.debug("{} tells of {} STUN and TURN servers", jid, found.size());
      Instant now = clock.instant();
      found.stream()
          .map(ServiceReader.Known::expires)
          .filter(Objects::nonNull)
          .min(Instant::compareTo)
          .ifPresent(first -> again(pause(Duration.between(now, first))));
      changed();
    }

    private static Duration pause(Duration life) {
      Duration early = life.minus(MARGIN);
      Duration half = life.dividedBy(2);
      Duration pause = early.compareTo(half) > 0 ? early : half;
      return pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE;
    }

    private void again(Duration pause) {
      Instant when = clock.instant().plus(pause);
      due = when;
      var unused =
          link.timer()
              .schedule(
                  () -> {
                    // Offline, the next sign-in sees to it.
                    if (when.equals(due) && online) {
                      ask();
                    }
                  },
                  pause.toMillis(),
                  TimeUnit.MILLISECONDS);
    }
  }

  /** Section 3.2: whoever told of services says that they have changed. They are asked for anew. */
  private final class Pushes extends AbstractIqRequestHandler {

    Pushes() {
      super(ExternalServicesIq.SERVICES, ExternalServicesIq.NAMESPACE, IQ.Type.set, Mode.sync);
    }

    @Override
    public IQ handleIQRequest(IQ push) {
      Jid from = push.getFrom();
      DomainBareJid who = from == null ? null : from.asDomainBareJid();
      if (who == null || !who.equals(from) || !asked.contains(who)) {
        return ErrorIQ.createErrorResponse(
            push, StanzaError.getBuilder(StanzaError.Condition.forbidden).build());
      }
      link.worker()
          .execute(
              () ->
                  sources.values().stream()
                      .filter(source -> source.jid.equals(who))
                      .forEach(Source::ask));
      return IQ.createResultIQ(push);
    }
  }
}
