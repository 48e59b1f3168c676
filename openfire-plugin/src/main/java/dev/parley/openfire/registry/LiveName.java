package dev.parley.openfire.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a name at one moment.
 *
 * @param name the name
 * @param epoch the epoch of the active instance, or of the last one
 * @param activeId the id of the active instance, or null while there is none
 * @param elsewhere the id of the instance that serves the name through another server on the same
 *     database, if that is so; nobody is active here then
 * @param since when the active instance became active
 * @param ticketKey the secret which the active instance checks tickets with (base64url)
 * @param elector the cluster node that holds an election for the name, or null while none is held
 * @param instances active and standby ones, in the order they joined
 */
public record LiveName(
    String name,
    long epoch,
    @Nullable String activeId,
    @Nullable String elsewhere,
    Instant since,
    String ticketKey,
    @Nullable String elector,
    List<Instance> instances) {

  private static final Comparator<Instance> BEST_FIRST =
      Comparator.comparingInt(Instance::priority)
          .reversed()
          .thenComparing(Instance::joined)
          .thenComparing(Instance::id);

  /** Copies the list. */
  public LiveName {
    instances = List.copyOf(instances);
  }

  /** A name that nobody serves or stands by for. */
  public static LiveName offline(String name, long epoch) {
    return new LiveName(name, epoch, null, null, Instant.EPOCH, "", null, List.of());
  }

  /** The instance that new callers are sent to. */
  public Optional<Instance> active() {
    return activeId == null ? Optional.empty() : instance(activeId);
  }

  /** The instance with this id, active or not. */
  public Optional<Instance> instance(String id) {
    return instances.stream().filter(i -> i.id().equals(id)).findFirst();
  }

  /** The instance that runs in this session. */
  public Optional<Instance> at(String jid) {
    return instances.stream().filter(i -> i.jid().equals(jid)).findFirst();
  }

  /** Those that could be promoted, the best first. */
  public List<Instance> candidates() {
    return instances.stream()
        .filter(i -> !i.id().equals(activeId) && !i.lost())
        .sorted(BEST_FIRST)
        .toList();
  }

  /** Whether no instance is active, here or through another server. */
  boolean nobodyServes() {
    return active().isEmpty() && elsewhere == null;
  }

  boolean isActive(Instance instance) {
    return instance.id().equals(activeId);
  }

  /** Adds an instance, in place of those with its id or in its session. */
  LiveName joinedBy(Instance instance) {
    List<Instance> next = new ArrayList<>(instances);
    next.removeIf(i -> i.id().equals(instance.id()) || i.jid().equals(instance.jid()));
    next.add(instance);
    boolean activeStays =
        !instance.id().equals(activeId) && next.stream().anyMatch(i -> i.id().equals(activeId));
    String stillActive = activeStays ? activeId : null;
    return new LiveName(name, epoch, stillActive, elsewhere, since, ticketKey, elector, next);
  }

  LiveName without(String id) {
    List<Instance> next = new ArrayList<>(instances);
    next.removeIf(i -> i.id().equals(id));
    String stillActive = id.equals(activeId) ? null : activeId;
    return new LiveName(name, epoch, stillActive, elsewhere, since, ticketKey, elector, next);
  }

  /** Replaces an instance by a changed copy of itself. */
  LiveName changed(Instance instance) {
    List<Instance> next = new ArrayList<>(instances);
    next.replaceAll(i -> i.id().equals(instance.id()) ? instance : i);
    return new LiveName(name, epoch, activeId, elsewhere, since, ticketKey, elector, next);
  }

  LiveName withoutActive() {
    return new LiveName(name, epoch, null, elsewhere, since, ticketKey, elector, instances);
  }

  LiveName activated(String id, long newEpoch, String newTicketKey, Instant now) {
    return new LiveName(name, newEpoch, id, null, now, newTicketKey, elector, instances);
  }

  /** The epoch was raised, for an instance that has not agreed yet. */
  LiveName raised(long newEpoch) {
    return new LiveName(name, newEpoch, null, null, since, ticketKey, elector, instances);
  }

  /** A node holds an election; null: none does any more. */
  LiveName electedBy(@Nullable String node) {
    return new LiveName(name, epoch, activeId, elsewhere, since, ticketKey, node, instances);
  }

  /** Nobody holds an election, and nobody is known to serve the name through another server. */
  LiveName reachable() {
    return new LiveName(name, epoch, activeId, null, since, ticketKey, null, instances);
  }

  /** Another server has raised the epoch: nobody is active here. */
  LiveName overtaken(long newEpoch, @Nullable String holder) {
    return new LiveName(name, newEpoch, null, holder, since, ticketKey, elector, instances);
  }

  @Override
  public String toString() {
    return "LiveName[" + name + ", epoch " + epoch + ", active " + activeId + "]";
  }
}
