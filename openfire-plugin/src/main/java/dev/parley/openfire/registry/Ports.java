package dev.parley.openfire.registry;

import java.time.Clock;

/**
 * All that the registry needs from outside.
 *
 * @param service the domain of the service, as tickets name it
 */
public record Ports(
    String service,
    Clock clock,
    NameStore names,
    SubscriptionStore subscriptions,
    LiveStore live,
    Messenger messenger,
    Sessions sessions,
    Contacts contacts,
    Admission admission,
    Audit audit,
    Scheduler scheduler,
    Settings settings) {}
