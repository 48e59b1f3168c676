package dev.parley.name;

import java.time.Instant;
import java.util.Optional;

/**
 * What service discovery (XEP-0128) says about a name. The owner sees more than others.
 *
 * @param name without the service's domain
 * @param description text for people
 * @param online whether an instance serves it
 * @param since when that instance began to
 * @param epoch counts the changes of that instance
 * @param access who can reach it; only for the owner
 * @param listed whether service discovery lists it; only for the owner
 * @param instances how many live, the active one and standbys; only for the owner
 */
public record NameInfo(
    String name,
    Optional<String> description,
    boolean online,
    Optional<Instant> since,
    long epoch,
    Optional<Access> access,
    Optional<Boolean> listed,
    Optional<Integer> instances) {}
