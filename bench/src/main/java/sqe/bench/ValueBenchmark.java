package sqe.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.SignalPair;

/**
 * A metric's value, or those of several metrics that share their derivations, of a pair that has
 * derived nothing yet: milliseconds per second of audio.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ValueBenchmark {

  /** Ids joined by plus signs. */
  @Param({
    "snr",
    "si_sdr",
    "si_snr",
    "sd_sdr",
    "sdr",
    "ci_sdr",
    "sa_sdr",
    "sir",
    "sar",
    "wsdr",
    "stoi",
    "estoi",
    "pmsqe",
    "pmsqe_mos",
    "pesq_nb_raw",
    "pesq_nb",
    "pesq_wb",
    "pesq_wb_c2",
    "segsnr",
    "fwsegsnr",
    "llr",
    "llr_unlimited",
    "wss",
    "cd",
    "csig",
    "cbak",
    "covl",
    "csig_b",
    "cbak_b",
    "covl_b",
    "csig_c",
    "cbak_c",
    "covl_c",
    "lsd_sr",
    "lsd_2048",
    "lsd_db",
    "lsd_urgent",
    "mcd_urgent",
    "mcd_urgent_exact",
    "mcd",
    "mcd_c0",
    "mcd_dtw",
    "mcd_dtw_c0",
    "mcd_dtw_active",
    "f0_rmse",
    "f0_rmse_all",
    "f0_cents",
    "f0_corr",
    "f0_corr_all",
    "gpe",
    "vde",
    "ffe",
    "f0_rmse_tarsos",
    "f0_cents_tarsos",
    "f0_corr_tarsos",
    "gpe_tarsos",
    "vde_tarsos",
    "ffe_tarsos",
    "sdr_urgent",
    "pesq_urgent",
    "l1",
    "mse",
    "rmse",
    "log_mse",
    "smooth_l1",
    "huber",
    "active_level",
    "deep_feature",
    "dpam",
    "dnsmos_sig",
    "dnsmos_bak",
    "dnsmos_ovrl",
    "dnsmos_ovrl_urgent",
    "dnsmos_p808",
    "pdnsmos_sig",
    "pdnsmos_bak",
    "pdnsmos_ovrl",
    "plcmos",
    "srmr",
    "srmr_norm",
    "srmr_fast",
    "srmr_fast_norm",
    "srmr_matlab",
    "srmr_matlab_norm",
    "srmr_matlab_active",
    "csii_high",
    "csii_mid",
    "csii_low",
    "ncm",
    "si_sir",
    "si_sar",
    "si_sir_noise",
    "si_sar_noise",
    "sdr_v4",
    "isr",
    "sir_v4",
    "sar_v4",
    "mr_stft_pwg",
    "mr_stft_pwg_sc",
    "mr_stft_pwg_log",
    "mr_stft_auraloss",
    "mr_stft_auraloss_si",
    "mel_pwg",
    "mel_auraloss",
    "visqol_speech",
    "visqol_audio",
    MetricLists.EVERYDAY,
    MetricLists.PESQ,
    MetricLists.SRMR,
    MetricLists.INTELLIGIBILITY,
    MetricLists.FRAMES,
    MetricLists.F0
  })
  public String metrics = "";

  private final SpeechSamples samples = new SpeechSamples();
  private List<Metric> chosen = List.of();
  private boolean separated;

  /** Builds the metrics. */
  @Setup
  public void findMetrics() {
    chosen = MetricLists.parse(metrics);
    separated =
        chosen.stream().anyMatch(metric -> metric.info().needs().contains(MetricInfo.Need.SOURCES));
  }

  /** Scores one pair. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS)
  public void value(Blackhole results) {
    SignalPair pair = separated ? samples.separatedPair() : samples.pairFor(chosen.get(0));
    for (Metric metric : chosen) {
      results.consume(metric.score(pair));
    }
  }
}
