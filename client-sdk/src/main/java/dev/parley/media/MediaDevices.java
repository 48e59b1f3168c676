package dev.parley.media;

import dev.parley.runtime.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where local media come from: MediaDevices of W3C Media Capture and Streams, section 9.
 *
 * <p>Every future completes on a thread of the SDK, which must not be blocked, and fails with a
 * {@link MediaException}, or {@link java.util.concurrent.TimeoutException} if the system does not
 * answer within ten seconds.
 */
public final class MediaDevices {
  private static final long LIMIT_SECONDS = 10;
  private static final long POLL_MILLIS = 2_000;
  private static final VideoMode USUAL = new VideoMode(640, 480, 30);

  /** Larger than any screen: what nobody limits is captured as it is. */
  private static final VideoMode USUAL_SCREEN = new VideoMode(16_384, 16_384, 15);

  private final List<DeviceProvider> users;
  private final List<DeviceProvider> screens;

  private final SpeakerDevices speakers = new SpeakerDevices();

  MediaDevices(List<DeviceProvider> users, List<DeviceProvider> screens) {
    this.users = users;
    this.screens = screens;
  }

  /** The microphones, cameras, screens and loudspeakers of this machine. */
  public static MediaDevices system() {
    return new MediaDevices(
        List.of(new MicrophoneDevices(), new CameraDevices(new NativeCameras())),
        List.of(new ScreenDevices()));
  }

  /**
   * The tone and the test pattern in place of microphone and camera, for machines that have
   * neither; and the screens and loudspeakers, if there are any.
   */
  public static MediaDevices synthetic() {
    return new MediaDevices(List.of(new SyntheticDevices()), List.of(new ScreenDevices()));
  }

  /**
   * The devices that are there now; empty on a machine that has none. A camera that this user may
   * not open is listed only if there is no other.
   *
   * @return fails with {@link dev.parley.runtime.NativeLibraryException} if there is a camera and
   *     the native library cannot be loaded to ask it
   */
  public CompletableFuture<List<MediaDevice>> enumerateDevices() {
    return inBackground(this::devices);
  }

  private List<MediaDevice> devices() {
    List<MediaDevice> devices = new ArrayList<>();
    users.forEach(provider -> devices.addAll(provider.devices()));
    devices.addAll(speakers.devices());
    screens.forEach(provider -> devices.addAll(provider.devices()));
    return List.copyOf(devices);
  }

  /**
   * Tells when a device was plugged in or taken away (the devicechange event of W3C Media Capture
   * and Streams). The devices are looked at every two seconds; the JDK's sound system notices
   * within a minute.
   *
   * @param listener gets all devices that are there now, as {@link #enumerateDevices} gives them
   * @param executor runs the listener
   * @return to be closed; nothing else ends it
   */
  public DeviceWatch onDeviceChange(Consumer<List<MediaDevice>> listener, Executor executor) {
    return DevicePoll.start(this::devices, listener, executor, POLL_MILLIS);
  }

  /**
   * Opens the loudspeaker that fits best, to play a track on: {@code track.addSink(player)}.
   *
   * @return fails as {@link #getUserMedia} does
   */
  public CompletableFuture<AudioPlayer> openAudioOutput(AudioConstraints constraints) {
    return inBackground(
        () -> {
          List<MediaDevice> candidates = speakers.devices();
          if (candidates.isEmpty()) {
            throw new DeviceNotFoundException(
                "This machine has no loudspeaker that can be used; give the track another sink",
                null);
          }
          return speakers.open(DeviceSelection.audio(candidates, constraints));
        },
        AudioPlayer::close);
  }

  /**
   * Gives tracks of the microphone and the camera that fit best.
   *
   * @return fails with {@link DeviceNotFoundException}, {@link OverconstrainedException}, {@link
   *     DeviceInUseException} or {@link DeviceNotAllowedException}, and then holds no device
   */
  public CompletableFuture<LocalMedia> getUserMedia(MediaConstraints constraints) {
    return inBackground(() -> userMedia(constraints), LocalMedia::close);
  }

  /**
   * Gives a track of a screen, 15 pictures a second in its own size where the constraints do not
   * say otherwise (W3C Screen Capture). Sizes are those of the screen divided by 1, 2, 3 or 4.
   *
   * @return fails as {@link #getUserMedia} does
   */
  public CompletableFuture<VideoTrack> getDisplayMedia(VideoConstraints constraints) {
    return inBackground(
        () -> video(screens, DeviceKind.SCREEN, constraints, USUAL_SCREEN), VideoTrack::stop);
  }

  private LocalMedia userMedia(MediaConstraints constraints) {
    AudioConstraints audio = constraints.audio();
    VideoConstraints video = constraints.video();
    Optional<AudioTrack> sound = Optional.ofNullable(audio).map(this::audio);
    try {
      return new LocalMedia(
          sound,
          Optional.ofNullable(video)
              .map(wanted -> video(users, DeviceKind.VIDEO_INPUT, wanted, USUAL)));
    } catch (RuntimeException e) {
      sound.ifPresent(AudioTrack::stop);
      throw e;
    }
  }

  private AudioTrack audio(AudioConstraints wanted) {
    List<MediaDevice> candidates = new ArrayList<>();
    users.forEach(provider -> candidates.addAll(of(provider, DeviceKind.AUDIO_INPUT)));
    MediaDevice chosen = DeviceSelection.audio(candidates, wanted);
    return new AudioTrack(owner(users, chosen).openAudio(chosen));
  }

  private static VideoTrack video(
      List<DeviceProvider> providers, DeviceKind kind, VideoConstraints wanted, VideoMode usual) {
    List<DeviceSelection.VideoCandidate> candidates = new ArrayList<>();
    for (DeviceProvider provider : providers) {
      for (MediaDevice device : of(provider, kind)) {
        provider
            .modes(device)
            .forEach(mode -> candidates.add(new DeviceSelection.VideoCandidate(device, mode)));
      }
    }
    if (candidates.isEmpty() && kind == DeviceKind.SCREEN) {
      throw new DeviceNotFoundException(
          "There is no screen to capture: run where there is a display that can be reached"
              + " (DISPLAY, for X11)",
          null);
    }
    DeviceSelection.VideoCandidate chosen = DeviceSelection.video(candidates, wanted, usual);
    return new VideoTrack(
        owner(providers, chosen.device()).openVideo(chosen.device(), chosen.mode()));
  }

  private static List<MediaDevice> of(DeviceProvider provider, DeviceKind kind) {
    return provider.devices().stream().filter(device -> device.kind() == kind).toList();
  }

  private static DeviceProvider owner(List<DeviceProvider> providers, MediaDevice device) {
    return providers.stream()
        .filter(provider -> provider.devices().contains(device))
        .findFirst()
        .orElseThrow(
            () -> new DeviceNotFoundException(device.label() + " is no longer there", null));
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return inBackground(work, unwanted -> {});
  }

  /**
   * @param release takes what came when nobody waited any more
   */
  private static <T> CompletableFuture<T> inBackground(Supplier<T> work, Consumer<T> release) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Threads.workers()
        .execute(
            () -> {
              try {
                T made = work.get();
                if (!result.complete(made)) {
                  release.accept(made);
                }
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
    return result.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
