/**
 * The program that stands in for a delegate: it starts the real one, hands everything through, and keeps a copy.
 * One file with as many names as there are delegates; it goes by the name that it was started with. Nothing in it
 * is put together from anything: what it needs to know lies in files beside it.
 *
 *     path/NAME      this file; `path` is what stands in front of CNI_PATH
 *     plan           NUL separated: the numbers of prctl, clock_gettime and prlimit64, or nothing; then for each name
 *                    the name and the real file
 *     calls/PID.N/   one call: `call`, `env`, `stdin`, `stdout`, `stderr` and, when the delegate has ended, `end`
 *
 * It is Perl, not sh, because a shell cannot tell an exit code from a signal, starts background programs with
 * signals ignored, and changes the environment. `env` comes first because Perl writes to stderr where a locale is
 * missing.
 */
export const recordingScript = String.raw`#!/usr/bin/env -S PERL_BADLANG=0 /usr/bin/perl
use strict;

delete $ENV{PERL_BADLANG};
my $limit = 16 * 1024 * 1024;
my ($root, $name) = $0 =~ m{^(.*)/path/([^/]+)\z}s;
my @plan = split /\0/, slurp("$root/plan"), -1;
my ($prctl, $clock_gettime, $prlimit) = splice @plan, 0, 3;
my $real;
while (my ($each, $path) = splice @plan, 0, 2) {
  $real = $path if $each eq $name;
}
exit 127 unless defined $real;
if (defined $ENV{CNI_PATH}) {
  $ENV{CNI_PATH} = join ':', grep { $_ ne "$root/path" } split /:/, $ENV{CNI_PATH}, -1;
}

# Descriptors of ours must not become standard streams.
for my $fd (0, 1, 2) {
  next if -l "/proc/self/fd/$fd";
  open(my $null, '+<', '/dev/null');
  push @plan, $null;
}
my $mask = umask 077;
my $call = make_call();
become_delegate() unless defined $call;
keep("$call/env", environment());
keep("$call/call", join "\0", $name, $real, now());

# in: to the delegate; out, err: from it; done: closed when it has ended; drained: closed when all that it wrote has
# been passed on; witness: tells that a signal went to the whole process group.
my %pipe;
for my $each (qw(in out err done drained witness)) {
  pipe($pipe{"$each<"}, $pipe{"$each>"}) or become_delegate();
}
my @trapped = grep { ($SIG{$_} // '') ne 'IGNORE' } qw(HUP INT QUIT USR1 USR2 ALRM TERM);
my $ignores_children = ($SIG{CHLD} // '') eq 'IGNORE';
$SIG{CHLD} = 'DEFAULT';
my ($child, $early);
$SIG{$_} = \&forward for @trapped;
my $shim = $$;

my $reader = branch('in>', sub { copy(\*STDIN, $pipe{'in>'}, 'stdin', undef) }, \*STDIN);
my $printer = branch('out< done< drained> witness>', sub { copy($pipe{'out<'}, \*STDOUT, 'stdout', 'o') }, \*STDOUT);
my $complainer = branch('err< done< drained>', sub { copy($pipe{'err<'}, \*STDERR, 'stderr', 'e') }, \*STDERR);
my $began = now();
$child = fork;
if (defined $child && $child == 0) {
  $SIG{$_} = 'DEFAULT' for @trapped;
  $SIG{CHLD} = 'IGNORE' if $ignores_children;
  # SIGKILL cannot be passed on, so the kernel does it.
  syscall($prctl, 1, 9, 0, 0, 0) if $prctl;
  kill 'KILL', $$ if getppid != $shim;
  open(STDIN, '<&', $pipe{'in<'});
  open(STDOUT, '>&', $pipe{'out>'});
  open(STDERR, '>&', $pipe{'err>'});
  become_delegate();
}
close $pipe{$_} for grep { !/^(done>|drained<|witness<)$/ } keys %pipe;
# Whoever waits for the end of a stream waits for the delegate, not for this process.
open(STDIN, '<', '/dev/null');
open(STDOUT, '>', '/dev/null');
open(STDERR, '>', '/dev/null');
kill $early, $child if defined $early;
waitpid $child, 0;
my $status = $?;
keep("$call/end", join "\0", $status, $began, now());

kill 'KILL', $reader;
close $pipe{'done>'};
my $held = '';
while (1) {
  my $n = sysread $pipe{'drained<'}, my $who, 2;
  next if !defined $n && $! == 4;
  last unless $n;
  $held .= $who;
}
waitpid $reader, 0;
waitpid $printer, 0 unless $held =~ /o/;
waitpid $complainer, 0 unless $held =~ /e/;
end_as($status);

sub slurp {
  my ($file) = @_;
  open(my $from, '<:raw', $file) or return '';
  local $/;
  return <$from>;
}

sub keep {
  my ($file, $bytes) = @_;
  open(my $to, '>:raw', $file) or return;
  syswrite $to, $bytes;
}

sub make_call {
  for my $n (0 .. 999) {
    return "$root/calls/$$.$n" if mkdir "$root/calls/$$.$n";
    return undef if $! != 17;
  }
  return undef;
}

# In this process's place, which is also what is left where nothing can be recorded.
sub become_delegate {
  umask $mask;
  exec { $real } $real, @ARGV;
  exit 127;
}

# What the delegate gets: what this process got, but for CNI_PATH.
sub environment {
  my $all = slurp('/proc/self/environ');
  my $path = $ENV{CNI_PATH};
  return join '', map { "$_\0" } map { /^CNI_PATH=/ ? "CNI_PATH=$path" : $_ } grep { $_ ne 'PERL_BADLANG=0' }
    split /\0/, $all;
}

sub now {
  return '' unless $clock_gettime;
  my $time = "\0" x 16;
  syscall($clock_gettime, 1, $time);
  my ($seconds, $nanoseconds) = unpack 'qq', $time;
  return $seconds * 1_000_000_000 + $nanoseconds;
}

# Runs something in a process that holds the named pipe ends and the given standard stream, and nothing else of ours.
sub branch {
  my ($ends, $work, $stream) = @_;
  my $pid = fork;
  die "fork: $!" unless defined $pid;
  return $pid if $pid;
  my %mine = map { $_ => 1 } split / /, $ends;
  $SIG{$_} = 'IGNORE' for @trapped;
  if ($mine{'witness>'}) {
    $SIG{$_} = sub { syswrite $pipe{'witness>'}, '!' } for @trapped;
  }
  close $pipe{$_} for grep { !$mine{$_} } keys %pipe;
  close $_ for grep { $_ != $stream } \*STDIN, \*STDOUT, \*STDERR;
  $work->();
  exit 0;
}

# Copies until the stream's end. When the delegate has ended and what it wrote has been passed on, somebody else may
# still hold the stream: then that is told, and the copying goes on.
sub copy {
  my ($from, $to, $file, $letter) = @_;
  open(my $record, '>:raw', "$call/$file");
  my ($kept, $late, $state) = (0, 0, 'running');
  while (1) {
    my $wanted = '';
    vec($wanted, fileno($from), 1) = 1;
    vec($wanted, fileno($pipe{'done<'}), 1) = 1 if defined $letter && $state eq 'running';
    my $found = select(my $ready = $wanted, undef, undef, $state eq 'ended' ? 0 : undef);
    next if $found < 0;
    if (vec($ready, fileno($from), 1) && $late < 1_048_576) {
      my $n = sysread $from, my $bytes, 65536;
      next if !defined $n && ($! == 4 || $! == 11);
      last unless $n;
      $late += $n if $state eq 'ended';
      syswrite $record, $kept + $n > $limit ? substr($bytes, 0, $limit - $kept) : $bytes if $kept < $limit;
      $kept += $n;
      pass_on($to, $bytes) or last;
    } elsif ($state eq 'ended') {
      syswrite $pipe{'drained>'}, $letter;
      close $pipe{'drained>'};
      ($state, $late) = ('held', 0);
    } else {
      $state = 'ended';
    }
  }
  keep("$call/$file.cut", '') if $kept > $limit;
}

sub pass_on {
  my ($to, $bytes) = @_;
  for (my $at = 0; $at < length $bytes;) {
    my $n = syswrite $to, $bytes, length($bytes) - $at, $at;
    if (defined $n) {
      $at += $n;
    } elsif ($! == 11) {
      my $wanted = '';
      vec($wanted, fileno($to), 1) = 1;
      select undef, $wanted, undef, undef;
    } elsif ($! != 4) {
      return 0;
    }
  }
  return 1;
}

# A signal to the whole group has reached the delegate already.
sub forward {
  my ($signal) = @_;
  return $early = $signal unless $child;
  my $seen = '';
  vec($seen, fileno($pipe{'witness<'}), 1) = 1;
  if (select($seen, undef, undef, 0.1) > 0) {
    sysread $pipe{'witness<'}, my $mark, 1 and return;
  }
  kill $signal, $child;
}

sub end_as {
  my ($status) = @_;
  my $signal = $status & 127;
  exit $status >> 8 unless $signal;
  # The delegate has left a core, if any is wanted.
  my $none = pack 'QQ', 0, 0;
  syscall($prlimit, 0, 4, $none, 0) if $prlimit;
  my %trappable = (1, 'HUP', 2, 'INT', 3, 'QUIT', 10, 'USR1', 12, 'USR2', 13, 'PIPE', 14, 'ALRM', 15, 'TERM');
  $SIG{$trappable{$signal}} = 'DEFAULT' if $trappable{$signal};
  kill $signal, $$;
  exit 128 + $signal;
}
`;
