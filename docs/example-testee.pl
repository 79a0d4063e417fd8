#!/usr/bin/perl
# A testee in Perl: a RotatingFileHandler of its own, and an honest no to all else.
# Try it: npx logparity run 'rotating-file/**' --testee 'perl docs/example-testee.pl'
use strict;
use warnings;
use JSON::PP ();
use MIME::Base64 qw(encode_base64);

my $json = JSON::PP->new->ascii->canonical->allow_nonref;    # one line, with \u escapes
my ( %object, %round );

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
    my $message = $body->{msg} // 'message';
    my @args    = map { ref eq 'HASH' ? $round{ $_->{'$var'} // '' } : $_ } @{ $body->{args} // [] };
    my $places  = @args;
    refuse('plain text only')    if ref $message || $message !~ /^[\x20-\x7e]*\z/;
    refuse('whole numbers only') if grep { ( $_ // '' ) !~ /^\d+\z/ } @args;
    refuse('unknown format')     if $places && $message !~ /^(?:[^%]*%0?\d*d){$places}[^%]*\z/;
    emit( $handler, $places ? sprintf( $message, @args ) : $message );
}

sub repeat {
    my ($body) = @_;
    for my $number ( 1 .. $body->{times} ) {
        local $round{ $body->{as} // '' } = $number;
        steps( @{ $body->{steps} } );
    }
}

sub steps {
    for my $step (@_) {
        my ( $verb, $body ) = %$step;
        ( $VERBS{$verb} // refuse("unknown verb $verb") )->($body);
    }
}

# The protocol.
sub run {
    my ( $scenario, $folder ) = @_;
    my %observed = map { $_ => 1 } @{ $scenario->{observe} // [qw(files results stderr)] };
    my $answer   = eval {
        only( \%observed, qw(files results stderr) );
        refuse('unknown needs') if $scenario->{needs};
        chdir $folder or die $!;
        %object = ();
        steps( @{ $scenario->{steps} } );
        my @seen = map { left_in($_) } grep { $observed{files} && -f } glob '* .*';
        @seen ? { observations => \@seen } : { failed => 'the scenario left no evidence' };
    };
    return $answer // ( ref $@ ? $@ : { failed => $@ } );
}

sub left_in {
    my ($file) = @_;
    open my $in, '<:raw', $file or die "$file: $!";
    local $/ = undef;
    return { at => "files/$file", bytes => encode_base64( <$in>, '' ) };
}

$| = 1;
my $words = [ sort( keys %VERBS ), qw(value:$var observe:files observe:results fresh in-process) ];
my $about = { name => 'perl-example', version => '1.0.0', platform => $^O };
while ( defined( my $line = <STDIN> ) ) {
    my ($seq) = $line =~ /"seq":(\d+)/;
    my $request = eval { $json->decode($line) } // { cmd => 'unreadable' };
    my $command = $request->{cmd};
    last if $command eq 'stop';
    my $answer = { refused => 'text that Perl cannot hold: lone surrogates' };
    $answer = { protocol => 1, testee => $about, capabilities => $words } if $command eq 'start';
    $answer = run( @$request{qw(scenario folder)} ) if $command eq 'run';
    print $json->encode( { seq => 0 + $seq, %$answer } ), "\n";
}
