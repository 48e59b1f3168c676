package dev.parley.openfire.plugin;

import dev.parley.openfire.registry.Rate;
import dev.parley.openfire.registry.RelayServer;
import dev.parley.openfire.registry.Relays;
import dev.parley.openfire.registry.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the limits from Openfire's properties; what cannot be read counts as its default. */
final class PropertySettings implements Settings {
  private static final Logger Log = LoggerFactory.getLogger(PropertySettings.class);
  private static final String PREFIX = "parley.names.";

  @Override
  public int namesPerAccount() {
    return number("limit.names", Settings.super.namesPerAccount());
  }

  @Override
  public int standbysPerName() {
    return number("limit.standbys", Settings.super.standbysPerName());
  }

  @Override
  public int subscribersPerName() {
    return number("limit.subscribers", Settings.super.subscribersPerName());
  }

  @Override
  public Rate registrations() {
    return perMinute("limit.registrations", Settings.super.registrations());
  }

  @Override
  public Rate misses() {
    return perMinute("limit.misses", Settings.super.misses());
  }

  @Override
  public Rate resolves() {
    Rate rate = Settings.super.resolves();
    double perSecond = decimal("limit.resolves", rate.perSecond());
    return new Rate(perSecond, decimal("limit.resolves.burst", rate.burst()));
  }

  @Override
  public Duration liveness() {
    return seconds("liveness", Settings.super.liveness());
  }

  @Override
  public Duration sweep() {
    return seconds("sweep", Settings.super.sweep());
  }

  @Override
  public Duration quarantine() {
    return seconds("quarantine", Settings.super.quarantine());
  }

  @Override
  public Duration expiry() {
    return seconds("expiry", Settings.super.expiry());
  }

  @Override
  public Relays relays() {
    List<RelayServer> servers = new ArrayList<>();
    for (String uri : JiveGlobals.getProperty(PREFIX + "turn.services", "").split(",", -1)) {
      if (!uri.isBlank()) {
        RelayServer.parse(uri)
            .ifPresentOrElse(
                servers::add,
                () -> Log.warn("{}turn.services: no STUN or TURN URI: {}", PREFIX, uri.trim()));
      }
    }
    // Openfire's console hides the values of properties that are named like passwords.
    String secret = JiveGlobals.getProperty(PREFIX + "turn.password", "");
    return new Relays(servers, secret, seconds("turn.lifetime", Relays.NONE.lifetime()));
  }

  private static Rate perMinute(String name, Rate other) {
    double perMinute = decimal(name, other.perSecond() * 60);
    return new Rate(perMinute / 60, Math.max(1, perMinute));
  }

  private static Duration seconds(String name, Duration other) {
    return Duration.ofMillis(Math.round(decimal(name, other.toMillis() / 1000.0) * 1000));
  }

  private static int number(String name, int other) {
    return (int) decimal(name, other);
  }

  private static double decimal(String name, double other) {
    String value = JiveGlobals.getProperty(PREFIX + name);
    if (value == null || value.isBlank()) {
      return other;
    }
    try {
      return Double.parseDouble(value.trim());
    } catch (NumberFormatException e) {
      Log.warn("The property {}{} is not a number; its default {} is used", PREFIX, name, other);
      return other;
    }
  }
}
