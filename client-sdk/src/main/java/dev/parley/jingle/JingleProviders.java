package dev.parley.jingle;

import org.jivesoftware.smack.provider.ProviderManager;

/** Puts the providers of this package in Smack's registry. */
public final class JingleProviders {
  private JingleProviders() {}

  /**
   * Registers them, over Smack's own for the same elements; to be called after Smack has loaded its
   * extensions, and harmless when repeated.
   */
  public static void register() {
    ProviderManager.addIQProvider(Jingle.ELEMENT, JingleNamespaces.JINGLE, new JingleIqProvider());
    for (JingleMessage.Kind kind : JingleMessage.Kind.values()) {
      ProviderManager.addExtensionProvider(
          kind.element(), JingleNamespaces.JINGLE_MESSAGE, new JingleMessageProvider());
    }
  }
}
