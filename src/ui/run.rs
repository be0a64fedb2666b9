//! The event loop: keys, signals and the intake's notices change the state; changes are drawn, and nothing else is.
//!
//! A key is answered before a notice; [`super::pace`] says when there is a frame. While nothing happens nothing is written.

use std::io::{self, Write};
use std::time::Duration;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind};
use jiff::Timestamp;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::Receiver;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until};

use super::draw::draw;
use super::given::{Feed, Held, Leaving};
use super::hands::{Hands, back, room};
use super::input::{Input, Inputs, QUESTIONS};
use super::keys::Chord;
use super::layout::Pane;
use super::pace::{FRAME, Pace, SLOW_FRAME};
use super::ring::{self, Notes};
use super::screen::Screen;
use super::searches::Searches;
use super::session::Session;
use super::state::State;
use super::terminal::{Guard, hang_up};
use super::update::{self, Effect, Gesture};
use crate::intake::{Arrival, Intake, Notice, Outcome};
use crate::outside::{Told, unheard};

/// How long the hand must rest before the reader follows the cursor.
const REST: Duration = Duration::from_millis(120);
/// The same, while the first scan is read.
const LONG_REST: Duration = Duration::from_secs(1);

/// Bytes of what rings that are kept while another program has the terminal.
const LATE: usize = 4096;

/// Stories taken in between two looks at the keys.
const AT_ONCE: usize = 4;

/// Whether nothing of these is gone or refused: only then does their order not matter to the whole.
fn all_read(arrivals: &[Arrival]) -> bool {
    let read = |arrival: &Arrival| matches!(arrival.outcome, Outcome::Read(_));
    arrivals.iter().all(read)
}

/// The running intake, once it runs.
struct Running {
    intake: Intake,
    notices: Receiver<Notice>,
}

async fn next(running: &mut Option<Running>) -> Option<Notice> {
    running.as_mut()?.notices.recv().await
}

async fn arrive<T>(coming: &mut Option<oneshot::Receiver<T>>) -> Option<T> {
    coming.as_mut()?.await.ok()
}

/// Shows the dashboard until the user leaves, the terminal hangs up, or the system asks the program to end. A terminal
/// that can't be written to any more has hung up.
///
/// # Errors
/// If the terminal can't be taken over.
pub async fn run(mut feed: Feed) -> io::Result<Leaving> {
    let mut ends = signal(SignalKind::terminate())?;
    let mut hangs = signal(SignalKind::hangup())?;
    let mut interrupts = signal(SignalKind::interrupt())?;
    let mut quits = signal(SignalKind::quit())?;
    let mut wakes = signal(SignalKind::from_raw(rustix::process::Signal::CONT.as_raw()))?;
    let mut gone = hang_up();
    let guard = Guard::take(feed.setup.mouse)?;
    let mut screen = Screen::new(io::stdout());
    screen.send(QUESTIONS)?;
    let size = crossterm::terminal::size()?;
    let mut state = State::new(feed.folders, feed.zone, Timestamp::now(), size);
    state.set_up(feed.setup);
    state.desk.open_with(feed.means);
    state.trouble = feed.kept.trouble.take();
    state.desk.remember(&feed.kept.marks.lines);
    state.searches = Searches::new(std::mem::take(&mut feed.kept.searches.lines));
    let names = state.searches.all.iter().map(|one| one.saved.name.as_str());
    if let Some(why) = unheard(&state.wishes.alarms, names) {
        tracing::warn!(?why, "settings");
        state.note = Some(why);
    }
    let notes = Notes::of_terminal();
    let mut hands = Hands::new(&state.wishes);
    let mut inputs = Inputs::begin(size);
    // What rings while another program has the screen.
    let mut late = String::new();
    let (mut desk, mut finder) = match feed.left {
        Some(coming) => {
            if let Some((front, views)) = coming.front {
                state.loading = Some((front.totals().stories, coming.stories));
                state.take_up(front, views);
                if let Some(session) = &feed.session {
                    update::restore(&mut state, session.clone());
                }
            }
            (Some(coming.desk), Some(coming.finder))
        }
        None => (None, None),
    };
    let mut begin = Some(feed.begin);
    let mut running = None;
    let mut decisions = std::mem::take(&mut feed.kept.decisions.lines);
    // How many of them the desk heeds.
    let mut heeded = 0;
    let mut session = feed.session;
    // What was marked while the desk that was left is on its way.
    let mut marked = Vec::new();
    // Arrivals not yet taken in, the last first.
    let mut waiting: Vec<Arrival> = Vec::new();
    let mut rested = Instant::now();
    let mut pace = Pace::new(rested);
    'run: loop {
        if desk.is_none()
            && finder.is_none()
            && let Some(begin) = begin.take()
        {
            let known = state.desk.known();
            let applied = state
                .desk
                .decide(decisions.get(heeded..).unwrap_or_default());
            state.follow(&applied);
            let (intake, notices) = begin(known);
            intake.hold(state.held);
            running = Some(Running { intake, notices });
            if let Some(session) = session.take() {
                update::restore(&mut state, session);
            }
        }
        if hands.away.is_none() && pace.is_due(Instant::now()) {
            state.catch_up();
            // A terminal that takes no more frames is gone, whether or not it has said so.
            if paint(&mut screen, &state).is_err() {
                break;
            }
            pace.drew(Instant::now());
        }
        let mut effects = Vec::new();
        let embargo = state.desk.next_embargo(state.now).map(|until| {
            let left = until.duration_since(Timestamp::now());
            // A clock may be set; a day is looked at again before it is over.
            let left = Duration::try_from(left).unwrap_or_default();
            Instant::now() + left.min(Duration::from_secs(3600)) + FRAME
        });
        tokio::select! {
            biased;
            _ = ends.recv() => break,
            _ = hangs.recv() => break,
            _ = &mut gone => break,
            // Another program has the terminal, and what is typed there to end something is meant for it.
            _ = interrupts.recv() => {
                if hands.away.is_none() {
                    break;
                }
            }
            _ = quits.recv() => {
                if hands.away.is_none() {
                    break;
                }
            }
            _ = wakes.recv() => {
                if hands.away.is_none() {
                    if guard.enter().is_err() {
                        break;
                    }
                    effects.push(Effect::Redraw);
                }
            }
            ended = back(&mut hands.away) => {
                let taken = hands.take_back(&guard, &mut state, ended);
                let rung = taken.and_then(|()| screen.send(std::mem::take(&mut late).as_bytes()));
                if rung.is_err() {
                    break;
                }
                inputs.go_on();
                effects.push(Effect::Redraw);
            }
            input = inputs.next() => match input {
                // A terminal that gives no more keys is gone.
                None | Some(Err(_)) => break,
                Some(Ok(Input::Abilities(abilities))) => screen.enable(abilities),
                Some(Ok(Input::Event(Event::Key(key)))) if key.kind != KeyEventKind::Release => {
                    // Whoever is at work already is not sent elsewhere.
                    session = None;
                    effects = update::press(&mut state, Chord::from(key), Timestamp::now());
                    rested = Instant::now() + REST;
                    pace.answer();
                }
                Some(Ok(Input::Event(Event::Mouse(event)))) => {
                    if let Some(gesture) = gesture(event.kind) {
                        let at = (event.column, event.row);
                        session = None;
                        effects = update::mouse(&mut state, gesture, at, Timestamp::now());
                        rested = Instant::now() + REST;
                        pace.answer();
                    }
                }
                Some(Ok(Input::Event(Event::Paste(text)))) => {
                    update::paste(&mut state, &text);
                    pace.answer();
                }
                Some(Ok(Input::Event(Event::Resize(width, height)))) => {
                    // Of several sizes in one frame only the last is drawn, and terminals cut or wrap at every one.
                    screen.forget();
                    state.resize(width, height);
                    pace.answer();
                }
                Some(Ok(Input::Event(_))) => {}
            },
            () = sleep_until(pace.due().unwrap_or(rested)), if pace.due().is_some() && hands.away.is_none() => {}
            Some(told) = hands.told.recv() => {
                let Ok(told) = hands.try_again(&mut screen, told) else { break };
                if let Told::Rang(at, ended) = &told {
                    hands.rang(*at);
                    if let Err(why) = ended {
                        tracing::warn!(?why, "alert");
                    }
                }
                update::told(&mut state, told);
                pace.soon();
            }
            () = sleep_until(embargo.unwrap_or(rested)), if embargo.is_some() => {
                state.now = Timestamp::now();
                pace.soon();
            }
            () = sleep_until(rested), if state.unsettled => {
                effects = update::settle(&mut state);
                if state.loading.is_some() {
                    // Not after each few stories of many: what is counted anew grows with all that are there.
                    rested = Instant::now() + LONG_REST;
                }
                pace.soon();
            }
            () = std::future::ready(()), if !waiting.is_empty() => {
                let mut some = waiting.split_off(waiting.len().saturating_sub(AT_ONCE));
                some.reverse();
                effects = update::arrivals(&mut state, some, Timestamp::now());
                rested = rested.max(Instant::now() + SLOW_FRAME);
                pace.later();
            }
            came = arrive(&mut desk), if desk.is_some() => {
                desk = None;
                match came {
                    Some((mut came, views, decided)) => {
                        heeded = decided;
                        came.remember(&marked);
                        update::take_over(&mut state, came, views, session.take());
                    }
                    None => {
                        finder = None;
                        session.get_or_insert_with(|| Session::of(&state));
                        state.start_over();
                    }
                }
                pace.at_once(Instant::now());
            }
            came = arrive(&mut finder), if desk.is_none() && finder.is_some() => {
                finder = None;
                match came {
                    Some(came) => effects = update::finder_came(&mut state, came),
                    None => {
                        heeded = 0;
                        session.get_or_insert_with(|| Session::of(&state));
                        state.start_over();
                        effects = update::settle(&mut state);
                    }
                }
                pace.at_once(Instant::now());
            }
            notice = next(&mut running), if running.is_some() && waiting.is_empty() => match notice {
                // Many stories are taken in a few at a time, so that no key waits for all of them.
                Some(Notice::Arrivals(many)) if many.len() > AT_ONCE && all_read(&many) => {
                    waiting = many;
                    waiting.reverse();
                }
                Some(notice) => {
                    match &notice {
                        Notice::Trouble(why) => tracing::warn!(?why, "trouble"),
                        Notice::Watching(watching) => tracing::info!(?watching, "folders"),
                        Notice::Arrivals(_) | Notice::Progress { .. } => {}
                    }
                    let settled = !state.unsettled;
                    let now = Timestamp::now();
                    effects = match notice {
                        Notice::Arrivals(some) => update::arrivals(&mut state, some, now),
                        other => update::notice(&mut state, other, now),
                    };
                    if settled {
                        // Not for each story of many: the first waits for those behind it.
                        rested = rested.max(Instant::now() + SLOW_FRAME);
                    }
                    pace.later();
                }
                None => running = None,
            },
            // Last, so that it waits for all else.
            _ = room(&hands.sending), if hands.sending.is_some() => {
                hands.send_rows(&mut state);
                pace.later();
            }
        }
        for effect in effects {
            let kept = match effect {
                Effect::Quit => break 'run,
                Effect::Hold(held) => {
                    if let Some(running) = &running {
                        running.intake.hold(held);
                    }
                    Ok(())
                }
                Effect::Keep(decision) => {
                    let kept = (feed.kept.decisions.keep)(std::slice::from_ref(&decision));
                    decisions.push(decision);
                    kept
                }
                Effect::Mark(marks) => {
                    let kept = (feed.kept.marks.keep)(&marks);
                    if desk.is_some() {
                        marked.extend(marks);
                    }
                    kept
                }
                Effect::Save(saved) => (feed.kept.searches.keep)(std::slice::from_ref(&saved)),
                Effect::Ring(alert) => {
                    let bytes = ring::bytes(&alert, notes);
                    if hands.away.is_some() {
                        // Nobody needs to hear the same twice.
                        if !late.contains(&bytes) && late.len() < LATE {
                            late.push_str(&bytes);
                        }
                    } else if screen.send(bytes.as_bytes()).is_err() {
                        break 'run;
                    }
                    hands.alarm(&state.desk, &alert)
                }
                Effect::Copy { text, excerpt } => {
                    match hands.copy(&mut screen, text, &excerpt) {
                        Ok(said) => state.note = said,
                        Err(_) => break 'run,
                    }
                    Ok(())
                }
                Effect::Export(export) => {
                    hands.export(&mut state, export);
                    Ok(())
                }
                Effect::View(view) => {
                    let lent = hands.view(&guard, &mut inputs, &mut state, &view);
                    let back = lent.and_then(|lent| match lent {
                        true => Ok(()),
                        false => redraw(&mut screen, &mut state),
                    });
                    if back.is_err() {
                        break 'run;
                    }
                    if hands.away.is_none() {
                        inputs.go_on();
                    }
                    pace.at_once(Instant::now());
                    Ok(())
                }
                Effect::Suspend => {
                    guard.stop();
                    // Awake again, or never stopped; the signal that says so repeats this, harmlessly.
                    let back = guard.enter().and_then(|()| redraw(&mut screen, &mut state));
                    if back.is_err() {
                        break 'run;
                    }
                    pace.at_once(Instant::now());
                    Ok(())
                }
                Effect::Redraw => {
                    if redraw(&mut screen, &mut state).is_err() {
                        break 'run;
                    }
                    pace.at_once(Instant::now());
                    Ok(())
                }
            };
            if let Err(why) = kept {
                state.note = Some(why.clone());
                state.trouble = Some(why);
                pace.soon();
            }
        }
    }
    drop(guard);
    for why in hands.part(state.writing.take()).await {
        tracing::warn!(?why, "left undone");
        // Where the terminal is gone, there is nobody to tell.
        let _ = writeln!(io::stderr(), "copytaster: {why}.");
    }
    state.catch_up();
    state.finder.catch_up(&state.desk);
    Ok(Leaving {
        session: session.unwrap_or_else(|| Session::of(&state)),
        held: begin.is_none().then_some(Held {
            desk: state.desk,
            finder: state.finder,
            decisions,
        }),
    })
}

/// What a mouse did, if it is something to heed.
fn gesture(kind: MouseEventKind) -> Option<Gesture> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Gesture::Click),
        MouseEventKind::ScrollUp => Some(Gesture::Up),
        MouseEventKind::ScrollDown => Some(Gesture::Down),
        _ => None,
    }
}

/// Forgets what the terminal shows; its size may have changed meanwhile too.
fn redraw(screen: &mut Screen<io::Stdout>, state: &mut State) -> io::Result<()> {
    screen.forget();
    let (width, height) = crossterm::terminal::size()?;
    state.resize(width, height);
    Ok(())
}

fn paint(screen: &mut Screen<io::Stdout>, state: &State) -> io::Result<()> {
    let layout = &state.layout;
    // The parts of the screen in which rows move.
    let blocks = match state.overlay {
        Some(_) => vec![layout.middle],
        None => Pane::ALL.map(|pane| layout.body(pane)).to_vec(),
    };
    screen.show(layout.screen, &blocks, |cells| draw(state, cells))
}
