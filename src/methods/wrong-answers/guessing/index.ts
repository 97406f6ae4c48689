export { type Guess, type GuessDeps, noteWrong, toldOf, tryOf } from './guess.ts'
