#!/usr/bin/perl
# A testee in Perl: a RotatingFileHandler of its own, and an honest no to all else.
# Try it: npx logparity run 'rotating-file/**' --testee 'perl docs/example-testee.pl'
use strict;
use warnings;
use Cwd qw(getcwd);
use File::Find qw(find);
use JSON::PP ();
use MIME::Base64 qw(encode_base64);

my $json = JSON::PP->new->ascii->canonical->allow_nonref;    # one line, with \u escapes
my ( %object, %round, @seen, %observed );

# The library under test: one handler, which writes plain messages.
sub emit {
    my ( $h, $line ) = @_;
    my $size = -s $h->{file} // 0;
    rollover($h) if $h->{maxBytes} && $size && $size + length($line) + 1 >= $h->{maxBytes};
    append( $h->{file}, "$line\n" );
}

sub append {
    my ( $file, $text ) = @_;
    open my $out, '>>', $file or refuse("cannot open $file");
    print {$out} $text and close $out or die $!;
}

sub rollover {
    my ($h) = @_;
    my @chain = ( $h->{file}, map { "$h->{file}.$_" } 1 .. $h->{backupCount} // 0 );
    for my $n ( reverse 1 .. $#chain ) { rename $chain[ $n - 1 ], $chain[$n] }
    append( $h->{file}, '' );
}

# The verbs. Whatever is not known is refused: nothing is guessed, and nothing passed over in silence.
my %VERBS = ( new => \&make, log => \&log_to, repeat => \&repeat );

sub refuse { die { refused => "@_" } }

sub only {
    my ( $given, @known ) = @_;
    for my $key ( keys %$given ) { refuse("unknown key $key") if !grep { $_ eq $key } @known }
}

sub make {
    my ($body) = @_;
    for my $name ( keys %$body ) {
        my ( $class, $args, $kw ) = @{ $body->{$name} }{qw(class args kw)};
        refuse("unknown class $class") if $class ne 'handlers.RotatingFileHandler';
        only( $kw //= {}, qw(maxBytes backupCount) );
        refuse('numbers only') if grep { ref || !/^\d+$/ } values %$kw;
        refuse('one plain name')   if @{ $args // [] } != 1 || $args->[0] !~ /^[\w.-]+$/;
        refuse('one of each file') if grep { $_->{file} eq $args->[0] } values %object;
        $object{$name} = { file => $args->[0], %$kw };
        append( $args->[0], '' );
    }
}

sub log_to {
    my ($body) = @_;
    only( $body, qw(to level msg args) );
    my $handler = $object{ $body->{to} } // refuse("$body->{to} is no handler");
    my @args    = map { ref eq 'HASH' ? $round{ $_->{'$var'} // '' } // refuse('unknown value') : $_ }
        @{ $body->{args} // [] };
    my $message = $body->{msg} // 'message';
    refuse('unknown text') if ref $message || $message =~ /[^\x20-\x7e]/;
    my $places = () = $message =~ /%0?\d*d/g;
    refuse('unknown format')     if @args && ( $message =~ s/%0?\d*d//gr =~ /%/ || $places != @args );
    refuse('whole numbers only') if grep { ref || !/^\d+$/ } @args;
    emit( $handler, @args ? sprintf( $message, @args ) : $message );
}

sub repeat {
    my ( $body, $step ) = @_;
    for my $number ( 1 .. $body->{times} ) {
        local $round{ $body->{as} // '' } = $number;
        steps( $body->{steps}, "$step.", "[$number]" );
    }
}

sub steps {
    my ( $steps, $before, $after ) = @_;
    for my $index ( 0 .. $#$steps ) {
        my ( $verb, $body ) = %{ $steps->[$index] };
        ( $VERBS{$verb} // refuse("unknown verb $verb") )->( $body, $before . ( $index + 1 ) . $after );
    }
}

# The protocol.
sub run {
    my ($request) = @_;
    my ( $scenario, $home ) = ( $request->{scenario}, getcwd() );
    ( %object, @seen ) = ();
    %observed = map { $_ => 1 } @{ $scenario->{observe} // [qw(files results stderr)] };
    my $went = eval {
        only( \%observed, qw(files results stderr) );
        refuse('unknown needs') if $scenario->{needs};
        chdir $request->{folder} or die $!;
        steps( $scenario->{steps}, '', '' );
        find( { wanted => \&observe, no_chdir => 1 }, '.' ) if $observed{files};
        @seen or die "the scenario left no evidence\n";
    };
    my $why = $@;
    chdir $home;
    return $went ? { observations => [@seen] } : ref $why ? $why : { failed => $why };
}

sub observe {
    return if !-f;
    open my $in, '<:raw', $_ or die "$_: $!";
    local $/ = undef;
    push @seen, { at => 'files/' . s{^\./}{}r, bytes => encode_base64( <$in>, '' ) };
}

$| = 1;
my $words = [ sort( keys %VERBS ), qw(value:$var observe:files observe:results fresh in-process) ];
my $about = { name => 'perl-example', version => '1.0.0', platform => $^O };
while ( defined( my $line = <STDIN> ) ) {
    my ($seq) = $line =~ /"seq":(\d+)/;
    my $request = eval { $json->decode($line) };
    my $command = $request ? $request->{cmd} : 'unreadable';
    last if $command eq 'stop';
    my $answer = { refused => 'text that Perl cannot hold: lone surrogates' };
    $answer = { protocol => 1, testee => $about, capabilities => $words } if $command eq 'start';
    $answer = run($request) if $command eq 'run';
    print $json->encode( { seq => 0 + $seq, %$answer } ), "\n";
}
