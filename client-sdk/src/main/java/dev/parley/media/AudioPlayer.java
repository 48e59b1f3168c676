package dev.parley.media;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a track on a loudspeaker: a sink to be added to one {@link RemoteAudioTrack} (or {@link
 * AudioTrack}); for a second track open a second one. Made by {@link MediaDevices#openAudioOutput}.
 *
 * <p>It evens out how frames arrive: 60 ms are gathered before the first is played and after the
 * device ran dry, up to 300 ms may wait, and beyond that the oldest are dropped. Sound of other
 * rates and channels than the device's is converted. One thread of its own waits for the device;
 * {@link #onAudio} never does.
 */
public final class AudioPlayer implements AudioSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AudioPlayer.class);
  private static final long STOP_MILLIS = 2_000;

  private final String label;
  private final SourceDataLine line;
  private final PlayoutBuffer buffer = new PlayoutBuffer();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicLong gaps = new AtomicLong();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Thread thread;

  /**
   * @param line open; owned from now on
   */
  AudioPlayer(String label, SourceDataLine line) {
    this.label = label;
    this.line = line;
    this.thread = new Thread(this::play, "parley-player");
    thread.setDaemon(true);
    thread.start();
  }

  /** What a person calls the loudspeaker. */
  public String label() {
    return label;
  }

  /** Takes a frame to be played, from any thread; drops it if the player is closed. */
  @Override
  public void onAudio(AudioFrame frame) {
    buffer.put(frame);
  }

  /** How often the device ran dry, since frames came too late: each is heard as a gap. */
  public long gaps() {
    return gaps.get();
  }

  /** How many frames were dropped, since they came faster than the device plays. */
  public long dropped() {
    return buffer.dropped();
  }

  /**
   * Completes, on a thread that must not be blocked, when the loudspeaker is released: normally
   * after {@link #close()}, with {@link DeviceInUseException} if the device gave up, for instance
   * because it was unplugged.
   */
  public CompletionStage<Void> closed() {
    return closed.minimalCompletionStage();
  }

  private void play() {
    AudioFormat format = line.getFormat();
    PcmConverter converter = new PcmConverter((int) format.getSampleRate(), format.getChannels());
    try {
      line.start();
      boolean begun = false;
      while (!closing.get()) {
        if (line.available() >= line.getBufferSize()) {
          buffer.gather();
          if (begun && !closing.get()) {
            gaps.incrementAndGet();
          }
        }
        AudioFrame frame = buffer.take();
        if (frame != null) {
          write(converter.convert(frame));
          begun = true;
        }
      }
      release();
      closed.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(e);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void write(byte[] data) {
    int written = 0;
    while (written < data.length && !closing.get()) {
      int count = line.write(data, written, data.length - written);
      if (count <= 0 && !closing.get()) {
        throw new IllegalStateException("the line takes no more sound");
      }
      written += count;
    }
  }

  private void fail(Exception cause) {
    closing.set(true);
    release();
    LOG.warn("{} plays no more", label, cause);
    closed.completeExceptionally(
        new DeviceInUseException(
            label + " plays no more; is it still plugged in? Open an output again", cause));
  }

  private void release() {
    buffer.close();
    line.close();
  }

  /**
   * Stops at once and releases the loudspeaker, whose thread has ended when this returns; further
   * calls do nothing. The track is not stopped: remove the player from it.
   */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      buffer.close();
      // Ends a write that waits for the device.
      line.stop();
      line.flush();
      line.close();
    }
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    try {
      thread.join(STOP_MILLIS);
      if (thread.isAlive()) {
        LOG.warn("{} is held up by its device", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
