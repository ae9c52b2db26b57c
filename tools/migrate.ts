/**
 * Brings the database up to date and erases again what a restored copy has brought back. Run while the system stands
 * still, before its parts are started each on its own: npm run migrate
 */
import { connect } from '../src/db/db.ts'
import { openDatabase } from '../src/embedded/database.ts'
import { repeatErasures } from '../src/main.replay.ts'
import { command } from './command.ts'

await command(
  async (config, { ownerUrl }) => {
    const owner = connect({ connectionString: ownerUrl }, 1)
    try {
      const { done, wrong } = await repeatErasures(config, owner)
      for (const line of done) console.log(line)
      for (const line of wrong) console.error(line)
      console.log('The database is up to date.')
      return wrong.length === 0
    } finally {
      await owner.destroy()
    }
  },
  (config, newPassword) => openDatabase(config, newPassword, line => console.log(line)),
)
