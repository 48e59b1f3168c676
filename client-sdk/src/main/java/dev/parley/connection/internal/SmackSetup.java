package dev.parley.connection.internal;

import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.SmackConfiguration;

/**
 * Starts Smack once per JVM, without the managers that would answer, advertise or subscribe to
 * things that Parley does not do. An application which uses Smack itself and started it first keeps
 * its own choice.
 */
final class SmackSetup {

  private static final String[] NOT_WANTED = {
    "org.jivesoftware.smackx.xhtmlim.XHTMLManager",
    "org.jivesoftware.smackx.mediaelement.MediaElementManager",
    "org.jivesoftware.smackx.muc.bookmarkautojoin.MucBookmarkAutojoinManager",
    "org.jivesoftware.smackx.bytestreams.ibb.InBandBytestreamManager",
    "org.jivesoftware.smackx.bytestreams.socks5.Socks5BytestreamManager",
    "org.jivesoftware.smackx.filetransfer.FileTransferManager",
    "org.jivesoftware.smackx.iqlast.LastActivityManager",
    "org.jivesoftware.smackx.privacy.PrivacyListManager",
    "org.jivesoftware.smackx.time.EntityTimeManager",
    "org.jivesoftware.smackx.vcardtemp.VCardManager",
    "org.jivesoftware.smackx.receipts.DeliveryReceiptManager",
    "org.jivesoftware.smackx.iqversion.VersionManager",
    "org.jivesoftware.smackx.hoxt.HOXTManager",
    "org.jivesoftware.smackx.iot.data.IoTDataManager",
    "org.jivesoftware.smackx.iot.discovery.IoTDiscoveryManager",
    "org.jivesoftware.smackx.iot.provisioning.IoTProvisioningManager",
    "org.jivesoftware.smackx.httpfileupload.HttpFileUploadManager",
    "org.jivesoftware.smackx.eme.ExplicitMessageEncryptionManager",
    "org.jivesoftware.smackx.sid.StableUniqueStanzaIdManager",
    "org.jivesoftware.smackx.message_fastening.MessageFasteningManager",
    // It would claim urn:xmpp:jingle:1 and answer for sessions that are ours.
    "org.jivesoftware.smackx.jingle.JingleManager",
  };

  private SmackSetup() {}

  /** Does its work in the class initialiser, so once and before any connection exists. */
  static void ensure() {
    Holder.touch();
  }

  private static final class Holder {
    static {
      SmackLogs.redirect();
      SmackConfiguration.addDisabledSmackClasses(NOT_WANTED);
      Smack.ensureInitialized();
    }

    private Holder() {}

    static void touch() {}
  }
}
