package dev.parley.openfire.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What service discovery says of a name.
 *
 * @param name the name
 * @param description text for people
 * @param online whether it has an active instance
 * @param since since when, if online
 * @param epoch of the active instance, or the last one
 * @param owned whether the asker owns it, and may see what follows
 * @param access who can reach it
 * @param listed whether it is listed
 * @param instances active and standby ones
 * @param subscribers how many
 */
public record NameInfo(
    String name,
    @Nullable String description,
    boolean online,
    @Nullable Instant since,
    long epoch,
    boolean owned,
    Access access,
    boolean listed,
    int instances,
    int subscribers) {}
